import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { IndicatorRow, TargetTableRow } from '../api/reference-rows.ts';
import { INDICATOR_IDS } from '../sync/rows.test-support.ts';
import { aPhoneWithRows, type TestPhone } from '../sync/test-phone.test-support.ts';
import { enterMutations } from './outbox.ts';
import { restoreWithdrawn } from './restore-withdrawn.ts';
import { withdrawMutation } from './withdraw.ts';
import { aWorkspace, DEVICE } from './workspace.test-support.ts';

const AT = '2025-01-02T04:00:00.000Z';

/** A phone with the form and its indicators, as people see them. */
async function aPhone(): Promise<TestPhone> {
  const phone = await aPhoneWithRows();
  await phone.database.targetTables.put({ id: 'table-1', schemeId: 'scheme' } as TargetTableRow);
  const indicators = INDICATOR_IDS.map((id) => ({ id, targetTableId: 'table-1', levels: [] }));
  await phone.database.indicators.bulkPut(indicators as unknown as IndicatorRow[]);
  return phone;
}

async function takeBackLast({ database }: TestPhone): Promise<string> {
  const last = await database.outbox.orderBy('seq').last();
  if (!last) throw new Error('nothing is pending');
  expect(await withdrawMutation(database, last.id, AT)).toBe('withdrawn');
  return last.id;
}

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
