import { describe, expect, it } from 'vitest';
import { aForm, FORM_ID } from '../sync/rows.test-support.ts';
import { overlayFormState } from './form-state-overlay.ts';
import { layersOf } from './layers.ts';
import { aSet } from './mutations.test-support.ts';
import type { AnyMutation } from './stored-records.ts';

describe('overlayFormState', () => {
  const submit = (roundNumber: number) =>
    aSet(null, 'valueText', {
      name: 'form.submit@1',
      args: { selfEvaluationId: FORM_ID, roundNumber, contentHash: 'h', schemeId: 's' },
    });
  const layers = (...outbox: AnyMutation[]) => layersOf(outbox, [], { pulledSeq: 0, safeSeq: 0 });

  it('shows a submission that waits in the outbox as submitted, on this device', () => {
    const view = overlayFormState(aForm(), layers(submit(1)), '填报人');
    expect(view).toMatchObject({ state: 'SUBMITTED', sync: 'saved-here' });
  });

  it('passes over a submission of an earlier round: the form was returned since', () => {
    const form = aForm({ state: 'RETURNED', roundNumber: 2 });
    expect(overlayFormState(form, layers(submit(1)), '填报人').state).toBe('RETURNED');
  });

  it('passes over a step that cannot follow', () => {
    expect(overlayFormState(aForm({ state: 'APPROVED' }), layers(submit(1)), '填报人').state).toBe(
      'APPROVED',
    );
  });

  it('shows a decision made here with its words', () => {
    const review = aSet(null, 'valueText', {
      name: 'form.review@1',
      args: {
        selfEvaluationId: FORM_ID,
        roundNumber: 1,
        contentHash: 'h',
        outcome: 'RETURNED',
        comment: '请补充',
        marks: [],
      },
    });
    const view = overlayFormState(aForm({ state: 'SUBMITTED' }), layers(review), '审核人');
    expect(view).toMatchObject({
      state: 'RETURNED',
      decisions: [{ comment: '请补充', decidedByName: '审核人' }],
    });
  });
});
