import { EVIDENCE_FORMATS } from '@attain/shared/evidence/evidence-format';
import type { EvidencePart } from '@attain/shared/evidence/evidence-state';
import { attachment, printableName } from '../http/attachment.ts';
import type { Evidence } from './evidence.entity.ts';

/**
 * How the checked copy is handed out: as a file of its own, never as a page of ours, kept by this browser only and
 * asked for again each time, so that a lost permission is lost at once.
 */
export function describeContent({ contentHash, fileName, format }: Evidence, part: EvidencePart) {
  const { extension } = EVIDENCE_FORMATS[format];
  const printable = printableName(fileName);
  const name = printable.toLowerCase().endsWith(extension) ? printable : `${printable}${extension}`;
  return {
    'content-disposition': attachment(name, `evidence${extension}`),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    vary: 'Cookie',
    etag: `"${contentHash}-${part}"`,
  } as const;
}
