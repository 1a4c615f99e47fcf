import { describe, expect, it } from 'vitest';
import type { FieldConflictRow } from '../api/form-rows.ts';
import { aConflict, anActual, FORM_ID } from '../sync/rows.test-support.ts';
import { openAttention } from './attention.ts';
import { layersOf } from './layers.ts';
import { aSet } from './mutations.test-support.ts';
import { overlayActual, overlayOf, type Overlay } from './overlay.ts';
import type { AnyMutation, KeptRecord, StoredVerdict } from './stored-records.ts';

function kept(mutation: AnyMutation, verdict: Partial<StoredVerdict> = {}): KeptRecord {
  const { clientId } = mutation;
  const whole = {
    seq: 10,
    clientId,
    outcome: 'APPLIED',
    code: null,
    details: null,
    conflictId: null,
    ...verdict,
  };
  const isOpen = whole.outcome !== 'APPLIED' && whole.outcome !== 'NOOP';
  return { ...mutation, verdict: whole, attention: isOpen ? 'OPEN' : 'NONE' } as KeptRecord;
}

interface Given {
  readonly outbox?: readonly AnyMutation[];
  readonly kept?: readonly KeptRecord[];
  readonly conflicts?: readonly FieldConflictRow[];
  readonly pulledSeq?: number;
  readonly safeSeq?: number;
}

function input({ outbox = [], kept: sent = [], conflicts = [], pulledSeq = 5, safeSeq = 0 }: Given): Overlay {
  return overlayOf({
    layers: layersOf(outbox, sent, { pulledSeq, safeSeq }),
    conflicts,
    attention: openAttention(sent, conflicts),
    safeSeq,
    clientId: 'here',
  });
}

const stampedAt = (at: number, clientId = 'there') => ({
  valueText: { at: '2025-01-01T00:00:00.000Z', byName: '副填报人', clientId, seq: at, mutationId: 'x' },
});

describe('overlayActual', () => {
  it('[SY2] shows the server’s row when nothing lies over it, with who and when', () => {
    const row = anActual('patents', { valueText: '5', stamps: stampedAt(3) });
    expect(overlayActual(row, input({})).valueText).toEqual({
      value: '5',
      state: 'delivered',
      enteredAt: '2025-01-01T00:00:00.000Z',
      byName: '副填报人',
      openConflict: null,
      attention: null,
    });
    expect(overlayActual(row, input({})).completion).toMatchObject({
      value: null,
      state: 'none',
      enteredAt: null,
    });
  });

  it('[SY2] lays the outbox over the row, the last entry uppermost, each field by itself', () => {
    const row = anActual('patents', { valueText: '5', deviationReason: '原因', stamps: stampedAt(3) });
    const view = overlayActual(row, input({ outbox: [aSet('6'), aSet('7'), aSet('0.9', 'completion')] }));
    expect(view.valueText).toMatchObject({ value: '7', state: 'saved-here', byName: null });
    expect(view.completion).toMatchObject({ value: '0.9', state: 'saved-here' });
    expect(view.deviationReason).toMatchObject({ value: '原因', state: 'delivered' });
  });

  it('[SY2] stores what was entered as the server will: white space is not filled in', () => {
    expect(overlayActual(anActual('patents'), input({ outbox: [aSet('　 ')] })).valueText.value).toBeNull();
  });

  it.each([
    { pulledSeq: 9, safeSeq: 9, value: '6', state: 'delivered', because: 'its effect has not been pulled' },
    { pulledSeq: 9, safeSeq: 10, value: '6', state: 'backed-up', because: 'a verified backup holds it' },
    { pulledSeq: 10, safeSeq: 0, value: '5', state: 'delivered', because: 'the row is newer' },
  ])(
    'shows an acknowledged entry as $value, $state, when $because',
    ({ pulledSeq, safeSeq, value, state }) => {
      const row = anActual('patents', { valueText: '5', stamps: stampedAt(3) });
      const view = overlayActual(row, input({ kept: [kept(aSet('6'))], pulledSeq, safeSeq }));
      expect(view.valueText).toMatchObject({ value, state });
    },
  );

  it('never lays an acknowledged entry over a row that was changed after it, between two pages of a pull', () => {
    const row = anActual('patents', { valueText: '7', stamps: stampedAt(20) });
    expect(overlayActual(row, input({ kept: [kept(aSet('6'))], pulledSeq: 0 })).valueText.value).toBe('7');
  });

  it('[S3] shows the standing value of a conflict and keeps the entered one beside it', () => {
    const row = anActual('patents', { valueText: '7', stamps: stampedAt(9) });
    const sent = [kept(aSet('6'), { outcome: 'CONFLICT', conflictId: 'c1' })];
    const before = overlayActual(row, input({ kept: sent, pulledSeq: 9 })).valueText;
    expect(before).toMatchObject({
      value: '7',
      state: 'needs-attention',
      attention: { args: { value: '6' } },
    });

    const after = overlayActual(
      row,
      input({ kept: sent, conflicts: [aConflict()], pulledSeq: 10 }),
    ).valueText;
    expect(after).toMatchObject({ state: 'needs-attention', openConflict: { id: 'c1' }, attention: null });
  });

  it('shows the choice of a conflict as entered here, until it is resolved on the server', () => {
    const row = anActual('patents', { valueText: '7', stamps: stampedAt(9) });
    const choice = aSet(null, 'valueText', {
      name: 'conflict.resolve@1',
      args: { selfEvaluationId: FORM_ID, conflictId: 'c1', value: '6', base: '7' },
    });
    const view = overlayActual(row, input({ outbox: [choice], conflicts: [aConflict()] })).valueText;
    expect(view).toMatchObject({ value: '6', state: 'saved-here', openConflict: null });
  });

  it('lets a conflict rest that somebody resolved, and a refusal that was settled', () => {
    const row = anActual('patents', { valueText: '7', stamps: stampedAt(9) });
    const conflict = kept(aSet('6'), { outcome: 'CONFLICT', conflictId: 'c1' });
    const settled: KeptRecord = {
      ...kept(aSet('8'), { outcome: 'PARKED', code: 'FORM_LOCKED' }),
      attention: 'CLOSED',
    };
    const given = { kept: [conflict, settled], conflicts: [aConflict({ state: 'RESOLVED' })], pulledSeq: 10 };
    expect(overlayActual(row, input(given)).valueText).toMatchObject({ state: 'delivered', attention: null });
  });

  it('claims no backup before there was one, also for values that came with the form', () => {
    const row = anActual('patents', { valueText: '5', stamps: stampedAt(0) });
    expect(overlayActual(row, input({})).valueText.state).toBe('delivered');
  });

  it('reads odd stamps as no stamp: the value is on the server all the same', () => {
    const row = anActual('patents', { valueText: '5', stamps: { valueText: 'broken' } });
    expect(overlayActual(row, input({})).valueText).toMatchObject({
      value: '5',
      state: 'delivered',
      enteredAt: null,
    });
  });
});
