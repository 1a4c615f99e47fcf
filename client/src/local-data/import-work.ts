import { isSameChain, readChain, writeChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { chainMutations } from './mutation-chain.ts';
import { readExportedWork, type ExportedWork, type ImportRefusal } from './read-exported-work.ts';
import type { OutboxRecord } from './stored-records.ts';
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
    }
  | { readonly kind: 'refused'; readonly reason: ImportRefusal };

/**
 * Puts exported work back. Entries keep their ids, so that one which reached the server meanwhile gets its old verdict
 * and takes effect once; they take the next places of this device's chain, in their old order.
 *
 * @throws StorageFailure; then nothing was imported
 */
export async function importWork(
  database: LocalDatabase,
  text: string,
  userId: string,
): Promise<ImportResult> {
  const work = await readExportedWork(text, userId);
  if ('refusal' in work) return { kind: 'refused', reason: work.refusal };
  return writeDurably(database, async () => {
    let result: ImportResult | null = null;
    while (result === null) result = await tryToImport(database, work);
    return result;
  });
}

/** Null when something was entered in between: the places must be given anew. */
async function tryToImport(database: LocalDatabase, work: ExportedWork): Promise<ImportResult | null> {
  const { outbox, kept, withdrawn, drafts, meta } = database;
  const start = await readChain(database);
  // What another history of the server refused is asked again: it may have no word of it (SY5 keeps it to one effect).
  const isOfThisServer = work.epoch !== null && work.epoch === start.epoch;
  const unsettled = isOfThisServer ? work.pending : [...work.needsAttention, ...work.pending];
  const fresh = await unknownOf(database, unsettled);
  const { chained, end } = await chainMutations(
    start,
    fresh.map(({ id, name, args, groupId, device }) => ({ id, name, args, groupId, device })),
  );

  return database.transaction('rw', outbox, kept, withdrawn, drafts, meta, async () => {
    const now = await readChain(database);
    const stillFresh = await unknownOf(database, fresh);
    if (!isSameChain(start, now) || stillFresh.length !== fresh.length) return null;
    await outbox.bulkAdd(chained);
    await writeChain(database, { ...now, nextSeq: end.nextSeq, tip: end.tip });

    const refused = isOfThisServer ? await unknownOf(database, work.needsAttention) : [];
    await kept.bulkAdd(refused.map((record) => ({ ...record, attention: 'OPEN' })));
    const taken = new Set(await drafts.toCollection().primaryKeys());
    const newDrafts = work.drafts.filter(({ key }) => !taken.has(key));
    await drafts.bulkAdd(newDrafts);

    const added = chained.length + refused.length;
    const known = work.pending.length + work.needsAttention.length - added;
    return { kind: 'imported', added, known, drafts: newDrafts.length };
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
