import type { ReportFileFacts } from '@attain/shared/report/report-job';
import type { RenderedFile } from './render-order.ts';

/** Puts files into a store, one after the other. @returns What is told of each. */
export async function keepFiles(
  rendered: readonly RenderedFile[],
  store: { keep(bytes: Uint8Array): Promise<string> },
): Promise<ReportFileFacts[]> {
  const files: ReportFileFacts[] = [];
  for (const { kind, name, bytes } of rendered) {
    files.push({ kind, name, byteCount: bytes.length, sha256: await store.keep(bytes) });
  }
  return files;
}
