import type { LocalDatabase } from './database.ts';
import { exportWork, readExportedFiles } from './export-work.ts';
import { workFileOf, type WorkFile } from './work-file.ts';

export const EXPORTED_AT = new Date('2025-01-02T04:00:00.000Z');

/** The whole file as the page saves it. */
export async function exportToBlob(
  database: LocalDatabase,
  userId: string,
  onlyIds?: readonly string[],
): Promise<Blob> {
  const work = await exportWork(database, userId, EXPORTED_AT, onlyIds);
  const parts: BlobPart[] = [work.head];
  for await (const bytes of readExportedFiles(database, work)) parts.push(bytes);
  return new Blob(parts);
}

export function textFile(text: string): WorkFile {
  return workFileOf(new Blob([text]));
}
