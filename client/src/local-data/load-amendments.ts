import { isWaiting, type AmendmentState } from '@attain/shared/amendment/amendment-state';
import { isSameActualValue } from '@attain/shared/approval/actual-value';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { AmendmentRow } from '../api/form-rows.ts';
import { assembleForm, type FormReader } from './assemble-form.ts';
import type { LocalDatabase } from './database.ts';
import type { FormView } from './form-view.ts';
import type { Layer } from './layers.ts';
import { loadForm } from './load-forms.ts';

/** One proposal with the form that it stands beside, as both are to be shown. */
export interface AmendmentView {
  readonly row: AmendmentRow;
  readonly form: FormView;
  /** With what was decided or entered on this device and the server has not told back. */
  readonly state: AmendmentState;
  /** It stands on this device only. */
  readonly isSavedHere: boolean;
  /** What stands in the field now, money as whole fen in digits; undefined where it is no value of a field. */
  readonly standing: string | null | undefined;
}

/** Every proposal beside a form that this device has. */
export async function loadAmendments(
  database: LocalDatabase,
  reader: FormReader,
): Promise<readonly AmendmentView[]> {
  const rows = await database.amendments.toArray();
  const views: AmendmentView[] = [];
  for (const formId of new Set(rows.map(({ selfEvaluationId }) => selfEvaluationId))) {
    const form = await loadForm(database, formId);
    if (!form) continue;
    const view = assembleForm(form, reader);
    const own = rows.filter(({ selfEvaluationId }) => selfEvaluationId === formId);
    views.push(...own.map((row) => viewOf(row, view, form.layers)));
  }
  return views;
}

function viewOf(row: AmendmentRow, form: FormView, layers: readonly Layer[]): AmendmentView {
  const standing = standingValue(row, form);
  const decision = layers.findLast(
    ({ mutation }) => mutation.name === 'amendment.decide@1' && mutation.args.amendmentId === row.id,
  );
  const decided =
    decision?.mutation.name === 'amendment.decide@1' ? decision.mutation.args.outcome : row.state;
  const isEntered = isWaiting(decided) && standing !== undefined && isBeingEntered(row, layers);
  return {
    row,
    form,
    state: isEntered ? 'ENTERED' : decided,
    isSavedHere: isEntered || decision?.state === 'saved-here',
    standing,
  };
}

function standingValue({ subject, subjectKey, field }: AmendmentRow, form: FormView) {
  if (subject === null) return undefined;
  // The server keeps such a place only when it is one.
  if (subject === 'FORM_STATEMENT') return form.statementAt(subjectKey as StatementPlace).value;
  const values: object | undefined =
    subject === 'INDICATOR_ACTUAL'
      ? form.rows.find(({ indicator }) => indicator.id === subjectKey)?.values
      : form.executions.find(({ source }) => source === subjectKey)?.values;
  if (!values) return undefined;
  const value: unknown = Object.entries(values).find(([key]) => key === field)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The proposed value was entered on this device, and its effect on the proposal is still to be heard. */
function isBeingEntered({ subjectKey, field, value }: AmendmentRow, layers: readonly Layer[]): boolean {
  return layers.some(({ mutation: { name, args } }) => {
    if (name === 'actual.set@1') {
      const isHere = args.indicatorId === subjectKey && args.field === field;
      return isHere && isSameActualValue(args.field, args.value, value);
    }
    if (name === 'statement.set@1') return args.place === subjectKey && args.value === value;
    if (name !== 'execution.set@1') return false;
    const entered = args.value === null ? null : String(args.value);
    return args.source === subjectKey && args.field === field && entered === value;
  });
}
