import type { ReportFileFacts, ReportFileKind } from '@attain/shared/report/report-job';

/** What a person's own hash says about the files of a version. */
export interface Comparison {
  readonly typed: string;
  readonly result: ReportFileKind | 'DIFFERENT' | 'NO_HASH';
}

const SHA256 = /^[0-9a-f]{64}$/;

/** @param typed As a command printed it: in any case, with blanks between the digits. */
export function compareHash(typed: string, files: readonly ReportFileFacts[]): Comparison {
  const hash = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (!SHA256.test(hash)) return { typed, result: 'NO_HASH' };
  return { typed, result: files.find(({ sha256 }) => sha256 === hash)?.kind ?? 'DIFFERENT' };
}

/** The tone of the notice, and its words. */
export function describeComparison(
  { result }: Comparison,
  names: { readonly [K in ReportFileKind]: string },
): readonly [tone: 'ok' | 'danger' | 'warn', text: string] {
  switch (result) {
    case 'NO_HASH':
      return ['warn', '这不是完整的 SHA-256：应为 64 位，只有数字和字母 a 到 f。请重新复制。'];
    case 'DIFFERENT':
      return ['danger', '与本版本的任何一个文件都不一致：手中的文件被改动过，或者是别的版本。'];
    default:
      return ['ok', `一致：手中的文件就是本版本签发的${names[result]}。`];
  }
}
