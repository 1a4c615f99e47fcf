import type { LocalDatabase } from './database.ts';
import type { OwedUpload } from './evidence-records.ts';
import { newUploads, uploadNamedBy } from './evidence-uploads.ts';
import type { ExportedWork } from './read-exported-work.ts';

/** What an exported file tells of a photograph that this device does not have. */
export interface FreshUpload extends OwedUpload {
  /** `LOST`: its bytes were no longer whole where it was exported, or that release exported none. */
  readonly state: 'WAITING' | 'LOST';
}

/** What this device can take on: neither what it has, nor what was taken back, nor what the server has already. */
export async function freshUploads(
  database: LocalDatabase,
  { uploads, files, pending, needsAttention }: ExportedWork,
): Promise<readonly FreshUpload[]> {
  const there = new Set(files.map(({ hash }) => hash));
  const told = new Set(uploads.map(({ evidenceId }) => evidenceId));
  const untold = [...pending, ...needsAttention].flatMap((record) =>
    record.name === 'evidence.add@1' && !told.has(record.id) ? [uploadNamedBy(record)] : [],
  );
  const all = [...uploads, ...untold].map((upload): FreshUpload => ({
    ...upload,
    state: there.has(upload.full.hash) ? 'WAITING' : 'LOST',
  }));
  const ids = all.map(({ evidenceId }) => evidenceId);
  const [own, rows, withdrawn] = await Promise.all([
    database.evidenceUploads.bulkGet(ids),
    database.evidence.bulkGet(ids),
    database.withdrawn.bulkGet(ids),
  ]);
  return all.filter(({ state }, index) => {
    if (withdrawn[index] || (rows[index] && rows[index].state !== 'AWAITED')) return false;
    const mine = own[index];
    return !mine || (mine.state === 'LOST' && state === 'WAITING');
  });
}

/**
 * Takes them on, behind what waits here. Call it inside a transaction over files and uploads.
 *
 * @returns How many came with their bytes; null when bytes that were just written have been tidied away.
 */
export async function putUploads(
  { evidenceFiles, evidenceUploads }: LocalDatabase,
  uploads: readonly FreshUpload[],
): Promise<number | null> {
  const whole = uploads.filter(({ state }) => state === 'WAITING');
  const found = await evidenceFiles.bulkGet(whole.map(({ full }) => full.hash));
  if (found.includes(undefined)) return null;
  const taken = newUploads(await evidenceUploads.toArray(), uploads).map((upload, index) => ({
    ...upload,
    state: uploads[index]?.state ?? upload.state,
  }));
  await evidenceUploads.bulkPut(taken);
  return whole.length;
}
