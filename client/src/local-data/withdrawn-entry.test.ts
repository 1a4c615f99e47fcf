import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { EvidenceRow } from '../api/form-rows.ts';
import type { IndicatorRow, TargetTableRow } from '../api/reference-rows.ts';
import { FORM_ID, INDICATOR_IDS } from '../sync/rows.test-support.ts';
import { aPhoneWithRows, type TestPhone } from '../sync/test-phone.test-support.ts';
import type { LocalDatabase } from './database.ts';
import { newFile, readFile } from './evidence-files.ts';
import { keepEvidence, owedUploads, tidyUploads } from './evidence-uploads.ts';
import { loadUnsentEvidence } from './load-unsent-evidence.ts';
import { enterMutations } from './outbox.ts';
import { markArrived, withdrawMutation } from './withdraw.ts';
import { forgetWithdrawn, restoreWithdrawn } from './withdrawn-entry.ts';
import { aDatabase, aWorkspace, DEVICE } from './workspace.test-support.ts';

const AT = '2025-01-02T04:00:00.000Z';

/** A phone with the form and its indicators, as people see them. */
async function aPhone(): Promise<TestPhone> {
  const phone = await aPhoneWithRows();
  await phone.database.targetTables.put({ id: 'table-1', schemeId: 'scheme' } as TargetTableRow);
  const indicators = INDICATOR_IDS.map((id) => ({ id, targetTableId: 'table-1', levels: [] }));
  await phone.database.indicators.bulkPut(indicators as unknown as IndicatorRow[]); // what a base needs of one
  return phone;
}

async function takeBackLast({ database }: TestPhone): Promise<string> {
  const last = await database.outbox.orderBy('seq').last();
  if (!last) throw new Error('nothing is pending');
  expect(await withdrawMutation(database, last.id, AT)).toBe('withdrawn');
  return last.id;
}

async function addPhoto(
  database: LocalDatabase,
  content = '照片',
): Promise<{ readonly id: string; readonly hash: string }> {
  const full = await newFile(new TextEncoder().encode(content).slice().buffer, 'image/jpeg');
  const args = {
    selfEvaluationId: FORM_ID,
    indicatorId: 'patents',
    fileName: '照片.jpg',
    format: 'JPEG',
    byteCount: full.byteCount,
    contentHash: full.hash,
    thumbnail: null,
    takenAt: null,
  } as const;
  const alongside = keepEvidence(database, [full]);
  await enterMutations(database, [{ name: 'evidence.add@1', args }], DEVICE, { alongside });
  const added = await database.outbox.orderBy('seq').last();
  if (!added) throw new Error('nothing was added');
  return { id: added.id, hash: full.hash };
}

const owedIds = async (database: LocalDatabase) =>
  (await owedUploads(database)).map(({ evidenceId }) => evidenceId);

describe('restoreWithdrawn', () => {
  it('[SY2] enters a value again on top of what the person entered since, which is no conflict', async () => {
    const phone = await aPhone();
    await phone.enter('patents', '6');
    const id = await takeBackLast(phone);
    await phone.enter('patents', '7');

    expect(await restoreWithdrawn(aWorkspace(phone.database), id)).toBe('saved');

    const pending = await phone.database.outbox.orderBy('seq').toArray();
    expect(pending.map(({ args }) => args)).toMatchObject([
      { value: '7', base: null },
      { value: '6', base: '7' },
    ]);
    expect(await phone.database.withdrawn.count()).toBe(0);
    await phone.engine.syncNow();
    expect(await phone.field('patents')).toMatchObject({ value: '6', openConflict: null, attention: null });
  });

  it('enters a decision as it was: what it binds itself to was seen then', async () => {
    const phone = await aPhone();
    await phone.submit();
    const [submission] = await phone.database.outbox.toArray();
    const id = await takeBackLast(phone);
    expect(await restoreWithdrawn(aWorkspace(phone.database), id)).toBe('saved');
    expect(await phone.database.outbox.toArray()).toMatchObject([{ args: submission?.args }]);
  });

  it('keeps an entry of a form that is not on this device', async () => {
    const phone = await aPhone();
    const args = { selfEvaluationId: 'elsewhere', indicatorId: 'patents', field: 'valueText' } as const;
    const entry = { name: 'actual.set@1', args: { ...args, value: '6', base: '5' } } as const;
    await enterMutations(phone.database, [entry], DEVICE);
    const id = await takeBackLast(phone);
    expect(await restoreWithdrawn(aWorkspace(phone.database), id)).toBe('saved');
    expect(await phone.database.outbox.toArray()).toMatchObject([{ args: entry.args }]);
  });

  it('[S2] keeps the bytes of a photograph that was taken back, and owes them again when it is restored', async () => {
    const database = aDatabase();
    const { id, hash } = await addPhoto(database);
    expect(await withdrawMutation(database, id, AT)).toBe('withdrawn');
    await tidyUploads(database);
    expect(await owedIds(database)).toEqual([]);
    expect((await loadUnsentEvidence(database)).transfer).toBeNull();
    expect(await readFile(database, hash)).not.toBeNull();

    await restoreWithdrawn(aWorkspace(database), id);

    await tidyUploads(database);
    const [again] = await database.outbox.toArray();
    expect(again).toMatchObject({ name: 'evidence.add@1', args: { contentHash: hash } });
    expect(again?.id).not.toBe(id);
    await database.outbox.clear();
    expect(await owedIds(database)).toEqual([again?.id]);
    expect(await readFile(database, hash)).not.toBeNull();
  });

  it('counts what waits without what was taken back', async () => {
    const database = aDatabase();
    await addPhoto(database, '照片甲');
    const { id } = await addPhoto(database, '照片乙');
    await withdrawMutation(database, id, AT);
    expect((await loadUnsentEvidence(database)).transfer).toMatchObject({ done: 0, all: 1 });
    await restoreWithdrawn(aWorkspace(database), id);
    expect((await loadUnsentEvidence(database)).transfer).toMatchObject({ done: 0, all: 2 });
  });

  it('[S4] owes the bytes of both when the one taken back had arrived all the same', async () => {
    const database = aDatabase();
    const { id } = await addPhoto(database);
    await withdrawMutation(database, id, AT);
    await restoreWithdrawn(aWorkspace(database), id);
    await tidyUploads(database);
    await database.evidence.put({ id, selfEvaluationId: FORM_ID, state: 'AWAITED' } as EvidenceRow);
    await tidyUploads(database);
    expect(await owedIds(database)).toEqual([id]);
    expect((await loadUnsentEvidence(database)).transfer).toMatchObject({ done: 0, all: 2 });
  });

  it('says of a photograph whose bytes an earlier release let go that they are not here', async () => {
    const database = aDatabase();
    const { id } = await addPhoto(database);
    await withdrawMutation(database, id, AT);
    await database.evidenceUploads.clear();
    await restoreWithdrawn(aWorkspace(database), id);
    expect(await database.evidenceUploads.toArray()).toMatchObject([{ state: 'LOST' }]);
  });

  it('does nothing a second time', async () => {
    const phone = await aPhone();
    await phone.enter('patents', '6');
    const id = await takeBackLast(phone);
    const workspace = aWorkspace(phone.database);
    await restoreWithdrawn(workspace, id);
    await restoreWithdrawn(workspace, id);
    expect(await phone.database.outbox.count()).toBe(1);
  });
});

describe('forgetWithdrawn', () => {
  it('lets go of a photograph with its bytes', async () => {
    const database = aDatabase();
    const { id } = await addPhoto(database);
    await withdrawMutation(database, id, AT);
    await forgetWithdrawn(database, id);
    await tidyUploads(database);
    expect(await database.withdrawn.count()).toBe(0);
    expect(await database.evidenceUploads.count()).toBe(0);
    expect(await database.evidenceChunks.count()).toBe(0);
  });

  it('[S16] keeps the bytes of one that had arrived: the server waits for them', async () => {
    const database = aDatabase();
    const { id, hash } = await addPhoto(database);
    await withdrawMutation(database, id, AT);
    await database.transaction('rw', database.withdrawn, () => markArrived(database, [id]));
    await forgetWithdrawn(database, id);
    await tidyUploads(database);
    expect(await owedIds(database)).toEqual([id]);
    expect(await readFile(database, hash)).not.toBeNull();
  });
});
