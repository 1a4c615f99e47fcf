import { isUnsent } from './export-work.ts';
import type { LocalDatabase } from './database.ts';

/** One entry in an exported file, measured over a week's work: its value, its place in the chain and its ids. */
const BYTES_OF_AN_ENTRY = 560;

/** What an export would hold and how large its file would be, told before it is made. */
export interface ExportSize {
  readonly entries: number;
  readonly pieces: number;
  readonly bytes: number;
}

export async function measureExport({
  outbox,
  kept,
  evidenceFiles,
  evidenceUploads,
}: LocalDatabase): Promise<ExportSize> {
  const [pending, attention, uploads, files] = await Promise.all([
    outbox.count(),
    kept.where({ attention: 'OPEN' }).count(),
    evidenceUploads.toArray(),
    evidenceFiles.toArray(),
  ]);
  const unsent = uploads.filter((upload) => isUnsent(upload) && upload.state !== 'LOST');
  const hashes = new Set(unsent.flatMap(({ full, thumbnail }) => [full.hash, thumbnail?.hash]));
  const entries = pending + attention;
  return {
    entries,
    pieces: unsent.length,
    bytes: files
      .filter(({ hash }) => hashes.has(hash))
      .reduce((sum, { byteCount }) => sum + byteCount, entries * BYTES_OF_AN_ENTRY),
  };
}
