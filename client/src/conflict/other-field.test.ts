import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { ProtocolModel } from '../sync/protocol-model.test-support.ts';
import { aConflict } from '../sync/rows.test-support.ts';
import { aPhoneWithRows } from '../sync/test-phone.test-support.ts';
import { otherField } from './other-field.ts';
import { loadConflict } from './use-conflict.ts';

it('takes for a third value only what the field itself takes, in its unit', async () => {
  const { database } = await aPhoneWithRows(new ProtocolModel());
  const [form] = await database.selfEvaluations.toArray();
  await database.indicators.put({
    ...{ id: 'patents', targetTableId: form?.targetTableId ?? '', position: 1, weight: null },
    ...{ level1: '产出指标', level2: '数量指标', level3: '专利', targetText: '≥7 项', unitOfMeasure: null },
    ...{ parentIndicatorId: null, aggregationRule: null, periodRule: null, rollUpSource: null },
  });
  const fieldOf = async (place: Parameters<typeof aConflict>[0]) => {
    await database.fieldConflicts.put(aConflict(place));
    const view = await loadConflict(database, { displayName: '填报人', grants: [] }, 'c1');
    return view && otherField(view);
  };
  const read = async (place: Parameters<typeof aConflict>[0], text: string) =>
    (await fieldOf(place))?.read(text);
  const value = { subject: 'INDICATOR_ACTUAL', subjectKey: 'patents', field: 'valueText' } as const;
  const money = { subject: 'FUND_EXECUTION', subjectKey: 'CENTRAL', field: 'executedInFen' } as const;
  expect(await read(value, '11')).toEqual({ ok: true, value: '11' });
  expect(await read(value, 'abc')).toEqual({ ok: false, violation: '请填数字，例如 11 或 97.3' });
  expect(await read({ ...value, field: 'completion' }, '90')).toEqual({ ok: true, value: '0.9' });
  expect(await read({ ...value, field: 'deviationReason' }, '晚到')).toEqual({ ok: true, value: '晚到' });
  expect(await read(money, '1.5')).toEqual({ ok: true, value: '1500000' });
  expect(await read(money, '一点五')).toMatchObject({ ok: false });
  expect(await read(value, ' ')).toEqual({ ok: true, value: null });

  expect(await fieldOf(value)).toMatchObject({ isNumber: true, unit: '项' });
  expect((await fieldOf(value))?.ask('7家')).toContain('项');
  expect(await fieldOf(money)).toMatchObject({ isNumber: true, unit: '万元' });
  expect(await fieldOf({ ...value, field: 'completion' })).toMatchObject({ isNumber: true, unit: '%' });
  expect(await fieldOf({ ...value, field: 'deviationReason' })).toMatchObject({
    isNumber: false,
    unit: undefined,
  });
});
