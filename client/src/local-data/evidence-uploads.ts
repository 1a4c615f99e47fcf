import type { Mutation } from '@attain/shared/sync/mutation';
import { readPull } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { deleteFile, putFile, type NewFile } from './evidence-files.ts';
import type { EvidenceUpload, OwedUpload } from './evidence-records.ts';
import { newId } from './new-id.ts';
import type { Alongside } from './outbox.ts';

/** Keeps bytes and what is owed of them in the transaction of the mutations that name them. */
export function keepEvidence(database: LocalDatabase, files: readonly NewFile[]): Alongside {
  const { evidenceFiles, evidenceChunks, evidenceUploads } = database;
  return {
    tables: [evidenceFiles, evidenceChunks, evidenceUploads],
    async write(mutations) {
      for (const file of files) await putFile(database, file);
      const named = mutations.flatMap((mutation) =>
        mutation.name === 'evidence.add@1' ? [uploadNamedBy(mutation)] : [],
      );
      await evidenceUploads.bulkPut([...newUploads(await evidenceUploads.toArray(), named)]);
    },
  };
}

/** What `evidence.add` says of the bytes that are to follow it. */
export function uploadNamedBy({
  id,
  args: { selfEvaluationId, contentHash, byteCount, thumbnail },
}: Mutation<'evidence.add@1'>): OwedUpload {
  return {
    evidenceId: id,
    selfEvaluationId,
    full: { hash: contentHash, byteCount },
    thumbnail: thumbnail && { hash: thumbnail.contentHash, byteCount: thumbnail.byteCount },
  };
}

/** Records of what is owed from now on: behind what is there, and counted together with what still waits. */
export function newUploads(
  before: readonly EvidenceUpload[],
  owed: readonly OwedUpload[],
): readonly EvidenceUpload[] {
  const batch = before.find(({ state }) => state === 'WAITING')?.batch ?? newId();
  const next = Math.max(0, ...before.map(({ place }) => place)) + 1;
  const unsent = { state: 'WAITING', isThumbnailSent: false, sentBytes: 0, sentAtSeq: null } as const;
  return owed.map(({ evidenceId, selfEvaluationId, full, thumbnail }, index) => ({
    ...{ evidenceId, selfEvaluationId, full, thumbnail },
    ...{ place: next + index, batch, heldAtSeq: null },
    ...unsent,
  }));
}

/**
 * What can be sent now, in the order in which it was added: its mutation was applied, and the server waits for it as
 * far as this device knows.
 */
export async function owedUploads(database: LocalDatabase): Promise<readonly EvidenceUpload[]> {
  const { evidence, evidenceUploads, outbox, kept } = database;
  const uploads = (await evidenceUploads.toArray()).sort((a, b) => a.place - b.place);
  const ids = uploads.map(({ evidenceId }) => evidenceId);
  const [{ pulledSeq }, rows, pending, settled] = await Promise.all([
    readPull(database),
    evidence.bulkGet(ids),
    outbox.bulkGet(ids),
    kept.bulkGet(ids),
  ]);
  return uploads.filter(({ state, sentAtSeq }, index) => {
    const row = rows[index];
    if (pending[index] || state === 'LOST') return false;
    if (!row) return state === 'WAITING' && (settled[index]?.verdict.outcome ?? 'APPLIED') === 'APPLIED';
    // A server restored from a backup waits again for what it had said it has, and one that has given the form back to
    // its preparer for what it had refused.
    return row.state === 'AWAITED' && (state === 'WAITING' || sentAtSeq !== pulledSeq);
  });
}

export async function updateUpload(
  { evidenceUploads }: LocalDatabase,
  evidenceId: string,
  change: Partial<EvidenceUpload>,
): Promise<void> {
  await evidenceUploads.update(evidenceId, change);
}

/** Rows are fetched anew: numbers of before say nothing of bytes any more, and may come again in another history. */
export async function forgetWhenSent({ evidenceUploads }: LocalDatabase): Promise<void> {
  await evidenceUploads.toCollection().modify({ sentAtSeq: null, heldAtSeq: null });
}

/**
 * Lets go of bytes that this device owes nobody any more: what was removed or let go, and what a verified backup of the
 * server holds. Everything else stays, however long.
 */
export async function tidyUploads(database: LocalDatabase): Promise<void> {
  const { evidence, evidenceFiles, evidenceChunks, evidenceUploads, kept, withdrawn, meta } = database;
  const tables = [evidence, evidenceFiles, evidenceChunks, evidenceUploads, kept, withdrawn, meta];
  await database.transaction('rw', tables, async () => {
    const { pulledSeq, safeSeq } = await readPull(database);
    const uploads = await evidenceUploads.toArray();
    const wanted = new Set(uploads.filter(({ state }) => state !== 'WITHDRAWN').map(({ full }) => full.hash));
    const left: EvidenceUpload[] = [];
    for (const upload of uploads) {
      const { evidenceId } = upload;
      const row = await evidence.get(evidenceId);
      const settled = await kept.get(evidenceId);
      const isLetRest = !row && settled?.verdict.outcome === 'PARKED' && settled.attention === 'CLOSED';
      const heldAtSeq = row?.state === 'PRESENT' ? (upload.heldAtSeq ?? pulledSeq) : null;
      // Entered again, its bytes go under another id; should the first one have arrived after all, it wants them, too.
      const isLetGo =
        upload.state === 'WITHDRAWN' &&
        !row &&
        !wanted.has(upload.full.hash) &&
        (await withdrawn.get(evidenceId)) === undefined;
      const isSafe = heldAtSeq !== null && safeSeq > 0 && heldAtSeq <= safeSeq;
      // Another device of the person sent them, from an export: there is nothing more to wait for here.
      if (row && row.state !== 'AWAITED' && upload.state === 'WAITING')
        await evidenceUploads.update(evidenceId, { state: 'SENT', sentAtSeq: pulledSeq });
      // It was taken back here after it had arrived: the server waits for it.
      if (row?.state === 'AWAITED' && upload.state === 'WITHDRAWN')
        await evidenceUploads.update(evidenceId, { state: 'WAITING' });
      if (row?.state === 'REMOVED' || isLetRest || isLetGo || isSafe)
        await evidenceUploads.delete(evidenceId);
      else left.push(upload);
      if (heldAtSeq !== upload.heldAtSeq) await evidenceUploads.update(evidenceId, { heldAtSeq });
    }
    const used = new Set(left.flatMap(({ full, thumbnail }) => [full.hash, thumbnail?.hash]));
    for (const { hash } of await evidenceFiles.toArray())
      if (!used.has(hash)) await deleteFile(database, hash);
  });
}
