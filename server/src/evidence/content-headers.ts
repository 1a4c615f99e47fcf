import { EVIDENCE_FORMATS } from '@attain/shared/evidence/evidence-format';
import type { EvidencePart } from '@attain/shared/evidence/evidence-state';
import type { Evidence } from './evidence.entity.ts';

/** Controls, and marks that turn the direction of text: a name ending in `gpj.exe` must not read `exe.jpg`. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * How the checked copy is handed out: as a file of its own, never as a page of ours, kept by this browser only and
 * asked for again each time, so that a lost permission is lost at once.
 */
export function describeContent({ contentHash, fileName, format }: Evidence, part: EvidencePart) {
  const { extension } = EVIDENCE_FORMATS[format];
  const printable = fileName.replace(UNPRINTABLE, '');
  const name = printable.toLowerCase().endsWith(extension) ? printable : `${printable}${extension}`;
  return {
    'content-disposition': `attachment; filename="evidence${extension}"; filename*=UTF-8''${encodeName(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    vary: 'Cookie',
    etag: `"${contentHash}-${part}"`,
  } as const;
}

/** RFC 8187: everything but letters, digits and a few marks as per cent and hexadecimal digits. */
function encodeName(name: string): string {
  const encode = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name).replace(/['()*!]/g, encode);
}
