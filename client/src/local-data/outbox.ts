import type { Table } from 'dexie';
import type { DeviceTime } from '@attain/shared/sync/mutation';
import { isSameChain, readChain, writeChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { chainMutations, type NewEntry, type Unchained } from './mutation-chain.ts';
import { mutationSubject } from './mutation-subject.ts';
import { newId } from './new-id.ts';
import type { AnyMutation } from './stored-records.ts';
import { writeDurably } from './write-durably.ts';

export interface EnterOptions {
  /** All of the entries apply or none (S17). */
  readonly isGroup?: boolean;
  /** Drafts that the entries take the place of. */
  readonly draftKeys?: readonly string[];
  /** Refused mutations that the person settles by this. */
  readonly closes?: readonly string[];
  /** What belongs to the entries and must be written with them or not at all. */
  readonly alongside?: Alongside;
}

/** A write within the transaction of the entries. Like `writeDurably`'s it must be repeatable. */
export interface Alongside {
  readonly tables: readonly Table[];
  write(mutations: readonly AnyMutation[]): Promise<void>;
}

/**
 * Puts what a person did into the outbox. It counts as entered when this resolves, not before: outbox record,
 * next sequence number and tip of the chain were written by one transaction that has completed (SY1).
 *
 * @throws StorageFailure when IndexedDB does not take it; then nothing was entered.
 */
export async function enterMutations(
  database: LocalDatabase,
  entries: readonly NewEntry[],
  device: DeviceTime,
  options: EnterOptions = {},
): Promise<void> {
  const { isGroup = false } = options;
  const groupId = isGroup ? newId(device.wallMs) : null;
  const unchained: readonly Unchained[] = entries.map(({ name, args }) => ({
    id: newId(device.wallMs),
    name,
    args,
    groupId,
    device,
  }));
  await writeDurably(database, async () => {
    while (!(await tryToEnter(database, unchained, options)));
  });
}

/** False when a second tab entered something in between: the chain has moved, and the hashes must be made again. */
async function tryToEnter(
  database: LocalDatabase,
  unchained: readonly Unchained[],
  { draftKeys = [], closes = [], alongside }: EnterOptions,
): Promise<boolean> {
  const start = await readChain(database);
  const { chained, end } = await chainMutations(start, unchained);
  const { outbox, kept, drafts, meta } = database;
  const tables = [outbox, kept, drafts, meta, ...(alongside?.tables ?? [])];

  return database.transaction('rw', tables, async () => {
    const [first] = chained;
    // An attempt before this one was committed, only its answer was lost.
    if (first && ((await outbox.get(first.id)) ?? (await kept.get(first.id)))) return true;
    const now = await readChain(database);
    if (!isSameChain(start, now)) return false;

    await outbox.bulkAdd(chained);
    await writeChain(database, { ...now, nextSeq: end.nextSeq, tip: end.tip });
    await drafts.bulkDelete([...draftKeys]);
    await alongside?.write(chained);
    await closeAttention(database, new Set(chained.map(mutationSubject)), closes);
    return true;
  });
}

/** Settles refused mutations: those named, and those whose place a newer entry takes. They stay in `kept`. */
async function closeAttention(
  { kept }: LocalDatabase,
  subjects: ReadonlySet<string>,
  ids: readonly string[],
): Promise<void> {
  const open = await kept.where('attention').equals('OPEN').toArray();
  const settled = open.filter((record) => ids.includes(record.id) || subjects.has(mutationSubject(record)));
  await kept.bulkPut(settled.map((record) => ({ ...record, attention: 'CLOSED' })));
}

/**
 * The person has seen refusals and lets them rest. Only ever called from an explicit button.
 *
 * @throws StorageFailure; then all of them still wait for the person.
 */
export async function dismissAttention(
  database: LocalDatabase,
  mutationIds: readonly string[],
): Promise<void> {
  await writeDurably(database, () =>
    database.kept.where('id').anyOf(mutationIds).modify({ attention: 'CLOSED' }),
  );
}
