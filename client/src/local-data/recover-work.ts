import { readFormId, readProposal } from '@attain/shared/amendment/read-proposal';
import { canActOnForm, type Grant } from '@attain/shared/organisation/scope';
import type { DeviceTime } from '@attain/shared/sync/mutation';
import type { LocalDatabase } from './database.ts';
import type { NewEntry } from './mutation-chain.ts';
import { enterMutations } from './outbox.ts';
import { readExportedWork, type ExportedWork, type ImportRefusal } from './read-exported-work.ts';
import type { OutboxRecord } from './stored-records.ts';
import type { WorkFile } from './work-file.ts';

type Recovered = Extract<NewEntry, { readonly name: 'work.recover@1' }>;

/** What another person's file would bring, before anything is entered. */
export interface ForeignWork {
  readonly kind: 'foreign';
  readonly entries: readonly Recovered[];
  /** Brought in on this device before. */
  readonly known: number;
  /** Beside forms that this person does not lead: whoever leads those can import them. */
  readonly elsewhere: number;
  /** Steps such as handing in, which are bound to what their author saw and are taken anew. */
  readonly steps: number;
  /** Half-typed texts, which nobody has entered. */
  readonly drafts: number;
  /** Photographs and files: their names are brought in, their bytes stay in the file. */
  readonly pieces: number;
}

/**
 * Reads the file of another person, e.g. of a disabled account, for somebody who leads the forms in it (FT-59). Nothing
 * is changed; what the server refused is in it as well, and what it knows already is told by it.
 */
export async function readForeignWork(
  database: LocalDatabase,
  file: WorkFile,
  { userId, grants }: { readonly userId: string; readonly grants: readonly Grant[] },
): Promise<ForeignWork | { readonly kind: 'refused'; readonly reason: ImportRefusal }> {
  const work = await readExportedWork(file);
  if ('refusal' in work) return { kind: 'refused', reason: work.refusal };
  if (work.userId === userId) return { kind: 'refused', reason: 'own-file' };
  const units = new Map((await database.orgUnits.toArray()).map(({ id, path }) => [id, path]));
  const forms = new Map((await database.selfEvaluations.toArray()).map((form) => [form.id, form.orgUnitId]));
  const before = await recoveredIds(database);
  const leads = ({ args }: OutboxRecord) => {
    const path = units.get(forms.get(readFormId(args) ?? '') ?? '');
    return path !== undefined && canActOnForm(grants, 'REOPEN', path);
  };

  const records: readonly OutboxRecord[] = [...work.needsAttention, ...work.pending];
  const proposing = records.filter(({ name, args }) => readProposal(name, args, () => null) !== null);
  const led = proposing.filter(leads);
  const fresh = led.filter(({ id }) => !before.has(id));
  return {
    kind: 'foreign',
    entries: fresh.map((record) => recovering(record, work)),
    known: led.length - fresh.length,
    elsewhere: proposing.length - led.length,
    steps: records.length - proposing.length,
    drafts: work.drafts.length,
    pieces: fresh.filter(({ name }) => name === 'evidence.add@1').length,
  };
}

/** @throws StorageFailure; then nothing was entered */
export async function recoverWork(
  database: LocalDatabase,
  { entries }: ForeignWork,
  deviceTime: DeviceTime,
): Promise<void> {
  const before = await recoveredIds(database);
  const fresh = entries.filter(({ args }) => !before.has(args.entryId));
  if (fresh.length > 0) await enterMutations(database, fresh, deviceTime);
}

function recovering({ id, name, args, device }: OutboxRecord, { userId }: ExportedWork): Recovered {
  return {
    name: 'work.recover@1',
    args: {
      selfEvaluationId: readFormId(args) ?? '',
      entryId: id,
      authorId: userId,
      name,
      args: { ...args },
      enteredAt: claimedTime(device.wallMs),
    },
  };
}

/** Entries that were brought in from files on this device, whether or not they are sent. */
async function recoveredIds({ outbox, kept }: LocalDatabase): Promise<ReadonlySet<string>> {
  const records = [...(await outbox.toArray()), ...(await kept.toArray())];
  return new Set(
    records.flatMap((record) => (record.name === 'work.recover@1' ? [record.args.entryId] : [])),
  );
}

/** Only a time that ISO 8601 spells with four digits of the year. */
function claimedTime(wallMs: number): string | null {
  const isTime = Number.isFinite(wallMs) && wallMs >= 0 && wallMs < Date.UTC(10_000, 0);
  return isTime ? new Date(wallMs).toISOString() : null;
}
