import { describe, expect, it } from 'vitest';
import type { AmendmentRow } from '../api/form-rows.ts';
import { NO_NAMES, type EntryNames } from '../local-data/load-entry-names.ts';
import type { OutboxView } from '../local-data/load-outbox.ts';
import { aSet } from '../local-data/mutations.test-support.ts';
import { aConflict, anAmendment, FORM_ID } from '../sync/rows.test-support.ts';
import { attentionItems, describePending, pendingGroups, withdrawnItems } from './outbox-item.ts';

function aView(overrides: Partial<OutboxView>): OutboxView {
  return {
    pending: [],
    attention: [],
    amendments: new Map(),
    conflicts: [],
    clientId: 'own-device',
    ...overrides,
  };
}

const names: EntryNames = {
  ...NO_NAMES,
  forms: new Map([[FORM_ID, { table: null, unit: null }]]),
  indicators: new Map([
    [
      'patents',
      {
        id: 'patents',
        targetTableId: 'table-1',
        position: 1,
        level1: '产出指标',
        level2: '数量指标',
        level3: '有效发明专利',
        targetText: '≥7 项',
        weight: null,
        unitOfMeasure: null,
        parentIndicatorId: null,
        aggregationRule: null,
        periodRule: null,
        rollUpSource: null,
      },
    ],
  ]),
};

const pendingItems = (pending: OutboxView['pending'], known: EntryNames) =>
  pending.map(describePending({ pending }, known));

const submit = () =>
  aSet(null, 'valueText', {
    name: 'form.submit@1',
    args: { selfEvaluationId: FORM_ID, roundNumber: 1, contentHash: 'h', schemeId: 's' },
  });

describe('describePending', () => {
  it('names indicator, field and value with its unit', () => {
    const [item] = pendingItems([aSet('6')], names);
    expect(item).toMatchObject({
      title: '有效发明专利',
      what: '实际完成值',
      value: '6 项',
      state: 'saved-here',
    });
    expect(item?.link?.to).toBe('/forms/form-1?indicator=patents');
  });

  it('names a completion in per cent, as it was typed', () => {
    const [item] = pendingItems([aSet('0.9', 'completion')], names);
    expect(item).toMatchObject({ what: '完成率', value: '90%' });
  });

  it('names the field of a choice in a conflict, and says where nobody knows it any more', () => {
    const args = { selfEvaluationId: FORM_ID, conflictId: 'c1', value: '300000000', base: '6' };
    const choice = () => aSet(null, 'valueText', { name: 'conflict.resolve@1', args });
    const money = { subject: 'FUND_EXECUTION', subjectKey: 'CENTRAL', field: 'executedInFen' } as const;
    const conflicts = new Map([['c1', aConflict({ id: 'c1', ...money })]]);
    expect(pendingItems([choice()], { ...names, conflicts })[0]).toMatchObject({
      title: '中央资金',
      what: '全年执行数：选择保留的值',
      value: '300 万元',
    });
    expect(pendingItems([choice()], names)[0]?.value).toBe(
      '300000000（这处冲突已不在系统中，不知是哪一格；如是金额，单位为分）',
    );
  });

  it('names the photograph that is removed', () => {
    const args = { selfEvaluationId: FORM_ID, evidenceId: 'e1' };
    const removal = aSet(null, 'valueText', { name: 'evidence.remove@1', args });
    const evidence = new Map([['e1', '现场.jpg']]);
    expect(pendingItems([removal], { ...names, evidence })[0]).toMatchObject({
      what: '移除佐证',
      value: '现场.jpg',
    });
  });

  it('lists what this device cannot name: nothing is left out', () => {
    expect(pendingItems([aSet('6'), submit()], NO_NAMES)).toHaveLength(2);
  });

  it.each([
    { pending: () => [aSet('6')], can: [true], because: 'it is the last change of its field' },
    { pending: () => [aSet('6'), aSet('7')], can: [false, true], because: 'a later one stands on it' },
    { pending: () => [aSet('6'), submit()], can: [false, true], because: 'the submission is bound to it' },
    { pending: () => [aSet(null)], can: [true], because: 'clearing is an entry like any other' },
  ])('offers to take back an entry: $can, for $because', ({ pending, can }) => {
    const items = pendingItems(pending(), names);
    expect(items.map(({ canWithdraw }) => canWithdraw)).toEqual(can);
  });
});

describe('withdrawnItems', () => {
  it('tells of an entry that was taken back and had arrived', () => {
    const taken = (id: string, hasArrived: boolean) => {
      const withdrawnAt = `2025-01-02T03:00:0${hasArrived ? 1 : 0}.000Z`;
      return { id, record: aSet('6'), withdrawnAt, hasArrived };
    };
    const items = withdrawnItems([taken('a', false), taken('b', true)], names);
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      ['b', 'needs-attention'],
      ['a', null],
    ]);
    expect(items[0]?.why).toContain('已经送达');
  });
});

describe('pendingGroups', () => {
  const ofOther = () =>
    aSet('7', 'valueText', {
      args: { selfEvaluationId: 'form-2', indicatorId: 'x', field: 'valueText', value: '7', base: null },
    });

  it('puts entries of one form together, newest first, and leaves none out', () => {
    const pending = [aSet('6'), ofOther(), aSet('1', 'completion')];
    const groups = pendingGroups({ pending }, names);
    expect(groups.map(({ formId, records }) => [formId, records.map(({ id }) => id)])).toEqual([
      [FORM_ID, [pending[2]?.id, pending[0]?.id]],
      ['form-2', [pending[1]?.id]],
    ]);
    expect(groups.map(({ place }) => place)).toEqual(['其他自评表', '其他自评表']);
  });

  it('finds the words of five thousand entries only for those that are shown', () => {
    const pending = Array.from({ length: 5000 }, (_, index) => aSet(String(index)));
    let asked = 0;
    const indicators = new Map(names.indicators);
    indicators.get = (id) => {
      asked += 1;
      return names.indicators.get(id);
    };
    const [group] = pendingGroups({ pending }, { ...names, indicators });
    const few = group?.records.slice(0, 4).map(group.describe) ?? [];
    expect(few.map(({ value, canWithdraw }) => [value, canWithdraw])).toEqual([
      ['4999 项', true],
      ['4998 项', false],
      ['4997 项', false],
      ['4996 项', false],
    ]);
    expect(asked).toBe(5);
  });
});

describe('attentionItems', () => {
  it('tells of two values the person’s own first, and whose the other is', () => {
    const side = { byName: '甲', at: '2025-01-02T03:00:00.000Z', clientId: 'own-device', mutationId: 'm' };
    const other = { ...side, byName: '乙', clientId: 'other-device' };
    const told = (mine: typeof side, theirs: typeof side) => {
      const conflict = aConflict({ mine: { ...mine, value: '6' }, theirs: { ...theirs, value: '7' } });
      const [line] = attentionItems(aView({ conflicts: [conflict] }), names, ['own-tablet']);
      return [line?.value, line?.why];
    };
    expect(told(side, other)).toEqual(['6 项', '乙填的是 7 项。两个值都保留着。']);
    expect(told(other, side)).toEqual(['7 项', '乙填的是 6 项。两个值都保留着。']);
    expect(told(side, { ...other, clientId: 'own-tablet' })).toEqual([
      '6 项',
      '您在另一台设备上填的是 7 项。两个值都保留着。',
    ]);
  });

  it('says why and what to do, and offers to send a value again', () => {
    const mutation = aSet('6');
    const item = {
      ...mutation,
      mutationId: mutation.id,
      outcome: 'PARKED',
      code: 'FORM_LOCKED',
      details: { state: 'SUBMITTED' },
      conflictId: null,
      enteredAt: '2025-01-02T03:00:00.000Z',
    } as const;
    const [line] = attentionItems(aView({ attention: [item] }), names);
    expect(line).toMatchObject({
      state: 'needs-attention',
      canRepeat: true,
      canDismiss: true,
      canHandOver: true,
    });
    expect(line?.why).toContain('退回');
  });

  it('[FT-56] offers nothing that needs a form which is not on this device any more', () => {
    const mutation = aSet('6');
    const rest = { outcome: 'PARKED', code: 'NOT_FOUND', details: null, conflictId: null } as const;
    const item = { ...mutation, ...rest, mutationId: mutation.id, enteredAt: '2025-01-02T03:00:00.000Z' };
    const [line] = attentionItems(aView({ attention: [item] }), { ...names, forms: new Map() });
    expect(line).toMatchObject({ link: null, canRepeat: false, canHandOver: false, canExport: true });
  });

  it('[AM5] tells the author what has become of it, and when nothing is left to do', () => {
    const mutation = aSet('6');
    const rest = { outcome: 'PARKED', code: 'FORM_LOCKED', details: null, conflictId: null } as const;
    const item = { ...mutation, ...rest, mutationId: mutation.id, enteredAt: '2025-01-02T03:00:00.000Z' };
    const tell = (overrides: Partial<AmendmentRow>) => {
      const amendment = anAmendment({ id: mutation.id, ...overrides });
      const [line] = attentionItems(
        aView({ attention: [item], amendments: new Map([[amendment.id, amendment]]) }),
        names,
      );
      return [line?.progress, line?.isSettled, line?.canHandOver];
    };
    const decided = (outcome: 'ACCEPTED' | 'REJECTED', reason = '') => [
      { outcome, reason, byName: '审核人甲', at: '2025-01-03T00:00:00.000Z' },
    ];
    expect(tell({})).toEqual(['等审核人决定', false, false]);
    expect(tell({ state: 'ACCEPTED', decisions: decided('ACCEPTED') })).toEqual([
      '审核人甲已采用，等填报人填入',
      false,
      false,
    ]);
    expect(tell({ state: 'REJECTED', decisions: decided('REJECTED', '与台账不符') })).toEqual([
      '审核人甲没有采用：与台账不符',
      true,
      false,
    ]);
    expect(tell({ state: 'ENTERED', closedByName: '填报人乙' })).toEqual([
      '填报人乙已填入自评表',
      true,
      false,
    ]);
    expect(tell({ state: 'REPLACED', closedByName: '填报人' })).toEqual([
      '填报人后来填了别的值',
      true,
      false,
    ]);
  });

  it('has words for a code that this build does not know', () => {
    const mutation = submit();
    const rest = { outcome: 'PARKED', code: 'OF_NEXT_YEAR', details: null, conflictId: null } as const;
    const item = { ...mutation, ...rest, mutationId: mutation.id, enteredAt: '2025-01-02T03:00:00.000Z' };
    const [line] = attentionItems(aView({ attention: [item] }), names);
    expect(line?.why).toContain('保留在本机');
    expect(line?.canRepeat).toBe(false);
  });
});
