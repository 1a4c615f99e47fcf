import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { FieldConflictRow } from '../api/form-rows.ts';
import { ProtocolModel } from '../sync/protocol-model.test-support.ts';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { aPhoneWithRows, type TestPhone } from '../sync/test-phone.test-support.ts';
import { describeSides } from './describe-sides.ts';
import { loadConflict } from './use-conflict.ts';

const AT = '2025-01-02T03:00:00.000Z';
const READER = { displayName: '张三', grants: [] };

async function sidesOf(phone: TestPhone, mine: Partial<FieldConflictRow['mine']>, theirName = '李四') {
  const side = { byName: '张三', at: AT, clientId: 'old-id', mutationId: 'm' };
  const conflict: FieldConflictRow = {
    ...{ id: 'c', selfEvaluationId: FORM_ID, subjectKey: 'patents' },
    subject: 'INDICATOR_ACTUAL',
    ...{ field: 'valueText', base: null, openedAt: AT },
    state: 'OPEN',
    mine: { ...side, value: '3', ...mine },
    theirs: { ...side, value: '7', byName: theirName, clientId: 'theirs', mutationId: 't' },
    ...{ resolvedValue: null, resolvedAt: null, resolvedByName: null },
  };
  await phone.database.fieldConflicts.put(conflict);
  const view = await loadConflict(phone.database, READER, 'c');
  if (!view) throw new Error('the conflict is not there');
  return describeSides(view, {}, new Date(AT));
}

describe('describeSides', () => {
  it('says what the form would score in all with either value', async () => {
    const phone = await aPhoneWithRows(new ProtocolModel());
    const form = await phone.database.selfEvaluations.get(FORM_ID);
    await phone.database.indicators.put({
      ...{ id: 'patents', targetTableId: form?.targetTableId ?? '', position: 1, weight: null },
      ...{ level1: '产出指标', level2: '数量指标', level3: '专利', targetText: '≥7 项', unitOfMeasure: null },
      ...{ parentIndicatorId: null, aggregationRule: null, periodRule: null, rollUpSource: null },
    });
    await phone.database.indicatorActuals
      .toCollection()
      .modify((row: { indicatorId: string; valueText: string | null }) => {
        if (row.indicatorId === 'patents') row.valueText = '7';
      });
    const [mine, theirs] = await sidesOf(phone, {});
    // 60 points for 产出, of which 3 of 7 earn their part; nothing is known of the money, which may earn 10.
    expect([mine?.total, theirs?.total]).toEqual([
      '这张表总分 25.71–35.71 分，还有没填完的内容',
      '这张表总分 60–70 分，还有没填完的内容',
    ]);
  });

  it('calls two devices of one person theirs both', async () => {
    const phone = await aPhoneWithRows(new ProtocolModel());
    const sides = await sidesOf(phone, {}, '张三');
    expect(sides.map(({ label }) => label)).toEqual(['用您的另一台设备上填的', '用您的另一台设备上填的']);
  });

  it('keeps two people of one name apart, once it has heard which devices are the reader’s', async () => {
    const phone = await aPhoneWithRows(new ProtocolModel());
    const labels = async () => (await sidesOf(phone, {}, '张三')).map(({ label }) => label);
    await phone.database.meta.put({ key: 'own-clients', value: ['old-id'] });
    expect(await labels()).toEqual(['用我的', '用对方的']);
    await phone.database.meta.put({ key: 'own-clients', value: ['old-id', 'theirs'] });
    expect(await labels()).toEqual(['用您的另一台设备上填的', '用您的另一台设备上填的']);
  });

  it('knows what it entered under an earlier id of its own (SY5)', async () => {
    const phone = await aPhoneWithRows(new ProtocolModel());
    await phone.enter('patents', '3');
    const [entered] = await phone.database.outbox.toArray();
    const sides = await sidesOf(phone, { mutationId: entered?.id ?? '' });
    expect(sides.map(({ label }) => label)).toEqual(['用我的', '用对方的']);
  });
});
