import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { ActualField, ExecutionField, FundSource } from '@attain/shared/sync/mutation';
import { bindToContent } from './bind-to-content.ts';
import { enter } from './enter.ts';
import type { FormView } from './form-view.ts';
import type { AmendmentView } from './load-amendments.ts';
import type { NewEntry } from './mutation-chain.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';

/** What must happen to a form before anything can be entered in it. */
export type OpeningStep = 'none' | 'return' | 'reopen' | 'impossible';

/** The step that this person can open the form with. */
export function openingStep({ isEditable, form, canReview, canReopen }: FormView): OpeningStep {
  if (isEditable) return 'none';
  if (form.state === 'SUBMITTED') return canReview ? 'return' : 'impossible';
  return canReopen ? 'reopen' : 'impossible';
}

/**
 * Hands proposals of one form to its preparer. A locked form is opened with the first of them, by the rules that hold
 * for anybody, so that both happen or neither (AM3). For what is no value of a field it stays as it is: nobody enters that.
 *
 * @param words Why the form is opened again, and what marks a row of it.
 */
export async function acceptAmendments(
  workspace: Workspace,
  form: FormView,
  amendments: readonly AmendmentView[],
  words: { readonly reason: string; readonly mark: (amendment: AmendmentView) => string },
): Promise<SaveResult> {
  const [first, ...others] = amendments.map((one) => decision(one, 'ACCEPTED', ''));
  if (!first) return 'saved';
  const hasValue = amendments.some(({ standing }) => standing !== undefined);
  const step = hasValue ? openingStep(form) : 'none';
  if (step === 'none') return enter(workspace, [first, ...others]);
  const opening = step === 'return' ? await returning(form, amendments, words) : reopening(form, words);
  const result = await enter(workspace, [opening, first], { isGroup: true });
  return result === 'saved' && others.length > 0 ? enter(workspace, others) : result;
}

export function rejectAmendments(
  workspace: Workspace,
  amendments: readonly AmendmentView[],
  reason: string,
): Promise<SaveResult> {
  return enter(
    workspace,
    amendments.map((one) => decision(one, 'REJECTED', reason)),
  );
}

/** Enters the proposed values, in the name of who does it and on top of what stands now (AM3). */
export function enterProposals(
  workspace: Workspace,
  amendments: readonly AmendmentView[],
): Promise<SaveResult> {
  return enter(workspace, amendments.flatMap(entryOf));
}

function decision(
  { row: { id, selfEvaluationId }, state }: AmendmentView,
  outcome: 'ACCEPTED' | 'REJECTED',
  reason: string,
): NewEntry {
  const args = { selfEvaluationId, amendmentId: id, outcome, seen: state, reason };
  return { name: 'amendment.decide@1', args };
}

function reopening({ id, form }: FormView, { reason }: { readonly reason: string }): NewEntry {
  return {
    name: 'form.reopen@1',
    args: { selfEvaluationId: id, roundNumber: form.roundNumber, reason },
  };
}

async function returning(
  form: FormView,
  amendments: readonly AmendmentView[],
  { reason, mark }: { readonly reason: string; readonly mark: (amendment: AmendmentView) => string },
): Promise<NewEntry> {
  const marks = new Map<string, string[]>();
  for (const one of amendments) {
    const { subject, subjectKey } = one.row;
    if (subject !== 'INDICATOR_ACTUAL' || subjectKey === null) continue;
    marks.set(subjectKey, [...(marks.get(subjectKey) ?? []), mark(one)]);
  }
  return {
    name: 'form.review@1',
    args: {
      ...(await bindToContent(form)),
      outcome: 'RETURNED',
      comment: reason,
      marks: [...marks].map(([indicatorId, lines]) => ({ indicatorId, text: lines.join('\n') })),
    },
  };
}

function entryOf({ row, standing = null }: AmendmentView): NewEntry[] {
  const { selfEvaluationId, subject, subjectKey, field, value } = row;
  if (subjectKey === null || field === null) return [];
  // The server wrote key and field from a mutation of the same name that it had read.
  if (subject === 'INDICATOR_ACTUAL') {
    const args = { selfEvaluationId, indicatorId: subjectKey, field: field as ActualField };
    return [{ name: 'actual.set@1', args: { ...args, value, base: standing } }];
  }
  if (subject === 'FORM_STATEMENT') {
    const args = { selfEvaluationId, place: subjectKey as StatementPlace, value, base: standing };
    return [{ name: 'statement.set@1', args }];
  }
  const args = { selfEvaluationId, source: subjectKey as FundSource, field: field as ExecutionField };
  return [{ name: 'execution.set@1', args: { ...args, value: fen(value), base: fen(standing) } }];
}

function fen(digits: string | null): number | null {
  return digits === null ? null : Number(digits);
}
