import { canFollow, type FormState } from '@attain/shared/approval/form-state';
import type { ReviewDecisionRow, SelfEvaluationRow } from '../api/form-rows.ts';
import { enteredAtOf, type Layer } from './layers.ts';
import { formOfMutation } from './mutation-owner.ts';
import type { AnyMutation } from './stored-records.ts';
import type { ValueState } from './value-state.ts';

export interface FormStateView {
  readonly state: FormState;
  /** `saved-here`: the step waits in the outbox and takes effect when it is delivered. */
  readonly sync: ValueState;
  /** Decisions made here that have not been pulled yet. */
  readonly decisions: readonly ReviewDecisionRow[];
}

/** Where a form stands with the steps laid over it that were taken here. A step that cannot follow is left out. */
export function overlayFormState(
  form: SelfEvaluationRow,
  layers: readonly Layer[],
  ownName: string,
): FormStateView {
  let view: FormStateView = { state: form.state, sync: 'delivered', decisions: [] };
  for (const { mutation, state: sync } of layers) {
    const next = nextState(mutation, form);
    if (next === null || !canFollow(view.state, next)) continue;
    const decision = decisionOf(mutation, ownName);
    view = { state: next, sync, decisions: decision ? [...view.decisions, decision] : view.decisions };
  }
  return view;
}

function nextState(mutation: AnyMutation, { id, roundNumber }: SelfEvaluationRow): FormState | null {
  if (formOfMutation(mutation) !== id) return null;
  switch (mutation.name) {
    case 'form.submit@1':
      return mutation.args.roundNumber === roundNumber ? 'SUBMITTED' : null;
    case 'form.review@1':
      return mutation.args.roundNumber === roundNumber ? mutation.args.outcome : null;
    case 'form.reopen@1':
      return mutation.args.roundNumber === roundNumber ? 'REOPENED' : null;
    default:
      return null;
  }
}

function decisionOf(mutation: AnyMutation, decidedByName: string): ReviewDecisionRow | null {
  const common = { id: mutation.id, decidedAt: enteredAtOf(mutation), decidedByName };
  switch (mutation.name) {
    case 'form.review@1': {
      const { selfEvaluationId, roundNumber, outcome, comment, contentHash } = mutation.args;
      return { ...common, selfEvaluationId, roundNumber, outcome, comment, contentHash };
    }
    case 'form.reopen@1': {
      const { selfEvaluationId, roundNumber, reason } = mutation.args;
      return {
        ...common,
        selfEvaluationId,
        roundNumber,
        outcome: 'REOPENED',
        comment: reason,
        contentHash: '',
      };
    }
    default:
      return null;
  }
}
