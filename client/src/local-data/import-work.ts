import { isSameChain, readChain, writeChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { putFile } from './evidence-files.ts';
import { chainMutations } from './mutation-chain.ts';
import { readExportedWork, type ExportedWork, type ImportRefusal } from './read-exported-work.ts';
import { freshUploads, putUploads, type FreshUpload } from './restore-uploads.ts';
import type { OutboxRecord } from './stored-records.ts';
import type { WorkFile } from './work-file.ts';
import { writeDurably } from './write-durably.ts';

/** What came of an import. Whatever it is, nothing that was on the device has changed. */
export type ImportResult =
  | {
      readonly kind: 'imported';
      /** Entries that were not on this device. */
      readonly added: number;
      /** Entries that this device has, had or took back already. */
      readonly known: number;
      readonly drafts: number;
      /** Photographs and files whose bytes this device had not. */
      readonly pieces: number;
    }
  | { readonly kind: 'refused'; readonly reason: ImportRefusal };

/**
 * Puts exported work back. Entries keep their ids, so that one which reached the server meanwhile gets its old verdict
 * and takes effect once; they take the next places of this device's chain, in their old order. Bytes are written
 * before the entries that name them: whatever breaks off in between, no entry stands without its photograph.
 *
 * @throws StorageFailure; then no entry was imported
 */
export async function importWork(
  database: LocalDatabase,
  file: WorkFile,
  userId: string,
): Promise<ImportResult> {
  const work = await readExportedWork(file);
  if ('refusal' in work) return { kind: 'refused', reason: work.refusal };
  if (work.userId !== userId) return { kind: 'refused', reason: 'other-person' };
  for (;;) {
    const uploads = await freshUploads(database, work);
    await keepBytes(database, file, work, uploads);
    const result = await writeDurably(database, () => tryToImport(database, work, uploads));
    if (result) return result;
  }
}

/** One file after the other; those that no entry names in the end are tidied away with the next sending. */
async function keepBytes(
  database: LocalDatabase,
  file: WorkFile,
  { files }: ExportedWork,
  uploads: readonly FreshUpload[],
): Promise<void> {
  const { evidenceFiles, evidenceChunks } = database;
  const needed = new Set(uploads.flatMap(({ full, thumbnail }) => [full.hash, thumbnail?.hash]));
  for (const { start, ...facts } of files) {
    if (!needed.has(facts.hash) || (await evidenceFiles.get(facts.hash))) continue;
    const bytes = await file.read(start, start + facts.byteCount);
    await writeDurably(database, () =>
      database.transaction('rw', evidenceFiles, evidenceChunks, () => putFile(database, { ...facts, bytes })),
    );
  }
}

/** Null when something was entered or tidied away in between: it must be begun anew. */
async function tryToImport(
  database: LocalDatabase,
  work: ExportedWork,
  uploads: readonly FreshUpload[],
): Promise<ImportResult | null> {
  const { outbox, kept, withdrawn, drafts, meta, evidenceFiles, evidenceUploads } = database;
  const start = await readChain(database);
  // What another history of the server refused is asked again: it may have no word of it (SY5 keeps it to one effect).
  const isOfThisServer = work.epoch !== null && work.epoch === start.epoch;
  const unsettled = isOfThisServer ? work.pending : [...work.needsAttention, ...work.pending];
  const fresh = await unknownOf(database, unsettled);
  const { chained, end } = await chainMutations(
    start,
    fresh.map(({ id, name, args, groupId, device }) => ({ id, name, args, groupId, device })),
  );

  const tables = [outbox, kept, withdrawn, drafts, meta, evidenceFiles, evidenceUploads];
  return database.transaction('rw', tables, async () => {
    const now = await readChain(database);
    const stillFresh = await unknownOf(database, fresh);
    if (!isSameChain(start, now) || stillFresh.length !== fresh.length) return null;
    const pieces = await putUploads(database, uploads);
    if (pieces === null) return null;
    await outbox.bulkAdd(chained);
    await writeChain(database, { ...now, nextSeq: end.nextSeq, tip: end.tip });

    const refused = isOfThisServer ? await unknownOf(database, work.needsAttention) : [];
    await kept.bulkAdd(refused.map((record) => ({ ...record, attention: 'OPEN' })));
    const taken = new Set(await drafts.toCollection().primaryKeys());
    const newDrafts = work.drafts.filter(({ key }) => !taken.has(key));
    await drafts.bulkAdd(newDrafts);

    const added = chained.length + refused.length;
    const known = work.pending.length + work.needsAttention.length - added;
    return { kind: 'imported', added, known, drafts: newDrafts.length, pieces };
  });
}

async function unknownOf<T extends OutboxRecord>(
  { outbox, kept, withdrawn }: LocalDatabase,
  records: readonly T[],
): Promise<readonly T[]> {
  const ids = records.map(({ id }) => id);
  const places = await Promise.all([outbox.bulkGet(ids), kept.bulkGet(ids), withdrawn.bulkGet(ids)]);
  return records.filter((_, index) => places.every((found) => found[index] === undefined));
}
