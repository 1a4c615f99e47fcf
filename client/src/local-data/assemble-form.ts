import { formContent } from '@attain/shared/approval/form-content';
import { isEditable } from '@attain/shared/approval/form-state';
import { canActOnForm, type Grant } from '@attain/shared/organisation/scope';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { FundSource } from '@attain/shared/sync/mutation';
import type { FundExecutionRow, IndicatorActualRow, SubmissionRow } from '../api/form-rows.ts';
import { overlayComments } from './comment-overlay.ts';
import { isConflictBeingResolved } from './conflicts.ts';
import { overlayFormState } from './form-state-overlay.ts';
import type { CommentView, ExecutionView, FormRowView, FormView } from './form-view.ts';
import { isValueEntry } from './is-value-entry.ts';
import type { FormRows } from './load-forms.ts';
import {
  overlayActual,
  overlayExecution,
  overlayOf,
  overlayStatement,
  valuesOf,
  type Overlay,
} from './overlay.ts';
import { readFormContent } from './read-form-content.ts';

const SOURCES: readonly FundSource[] = ['CENTRAL', 'LOCAL', 'OTHER'];

/** Who looks at the form. */
export interface FormReader {
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

/** One form as it is to be shown: server rows with everything laid over them that was entered here. */
export function assembleForm(rows: FormRows, reader: FormReader): FormView {
  const { form, layers, conflicts, attention } = rows;
  const overlay = overlayOf(rows);
  const step = overlayFormState(form, layers, reader.displayName);
  const comments = overlayComments(rows.comments, layers, form.roundNumber, reader.displayName);
  const decisions = [...rows.decisions.toSorted(byTime('decidedAt')), ...step.decisions];
  const lastDecision = decisions.at(-1);
  const openReturn = step.state === 'RETURNED' && lastDecision?.outcome === 'RETURNED' ? lastDecision : null;
  const submissions = rows.submissions.toSorted((a, b) => a.roundNumber - b.roundNumber);
  const previousContent = readFormContent(previousSubmission(submissions, isEditable(step.state))?.content);

  const rowViews = rows.indicators
    .toSorted((a, b) => a.position - b.position)
    .map((indicator): FormRowView => {
      const actual =
        rows.actuals.find(({ indicatorId }) => indicatorId === indicator.id) ??
        emptyActual(form.id, indicator.id);
      const fields = overlayActual(actual, overlay);
      const own = comments.filter(({ indicatorId }) => indicatorId === indicator.id);
      return {
        indicator,
        fields,
        values: valuesOf(fields),
        previous: previousContent?.actuals[indicator.id] ?? null,
        comments: own,
        returnMark: returnMark(own, openReturn?.id),
      };
    });

  const executions = SOURCES.map((source): ExecutionView => {
    const row = rows.executions.find((candidate) => candidate.source === source);
    const fields = overlayExecution(row ?? emptyExecution(form.id, source), overlay);
    return {
      source,
      fields,
      values: valuesOf(fields),
      previous: previousContent?.executions[source] ?? null,
    };
  });

  const statementAt = (place: StatementPlace) => {
    const row = rows.statements.find((candidate) => candidate.place === place);
    return overlayStatement(row ?? null, form.id, place, overlay);
  };

  const may = mayDo(rows, reader.grants);
  return {
    id: form.id,
    form: { ...form, state: step.state },
    stateSync: step.sync,
    isEditable: isEditable(step.state),
    ...may,
    targetTable: rows.targetTable,
    round: rows.round,
    fund: rows.fund,
    document: rows.document,
    scheme: rows.scheme,
    orgUnit: rows.orgUnit,
    rows: rowViews,
    executions,
    statementAt,
    comments: comments.filter(({ indicatorId }) => indicatorId === null),
    submissions,
    decisions,
    openReturn,
    openConflicts: conflicts.filter(
      (conflict) => conflict.state === 'OPEN' && !isConflictBeingResolved(conflict, layers),
    ),
    attention: attention.filter(({ name }) => !isValueEntry(name)),
    content: overlaidContent(rows, overlay, statementAt),
    previousContent,
    pendingCount: layers.filter(({ state }) => state === 'saved-here').length,
  };
}

/** Only rows that exist, or will when the server has what was entered: it and the phone must hash the same set (SY6). */
function overlaidContent(rows: FormRows, overlay: Overlay, statementAt: FormView['statementAt']) {
  const entered = rows.layers.flatMap(({ mutation }) =>
    mutation.name === 'statement.set@1' ? [mutation.args.place] : [],
  );
  // The server checked them when it took them, and the compiler does for this device's own.
  const standing = rows.statements.map(({ place }) => place as StatementPlace);
  const places = [...new Set([...standing, ...entered])];
  return formContent(
    rows.actuals.map((row) => ({ indicatorId: row.indicatorId, ...valuesOf(overlayActual(row, overlay)) })),
    rows.executions.map((row) => ({ source: row.source, ...valuesOf(overlayExecution(row, overlay)) })),
    places.map((place) => ({ place, text: statementAt(place).value })),
  );
}

/** While a form is locked its own submission is the last one; differences are shown to the one before. */
function previousSubmission(
  submissions: readonly SubmissionRow[],
  isOpen: boolean,
): SubmissionRow | undefined {
  return submissions.at(isOpen ? -1 : -2);
}

function returnMark(comments: readonly CommentView[], decisionId: string | undefined): CommentView | null {
  if (decisionId === undefined) return null;
  return comments.findLast(({ reviewDecisionId }) => reviewDecisionId === decisionId) ?? null;
}

function mayDo({ orgUnit }: FormRows, grants: readonly Grant[]) {
  const can = (action: Parameters<typeof canActOnForm>[1]) =>
    orgUnit !== null && canActOnForm(grants, action, orgUnit.path);
  return {
    canFillIn: can('FILL_IN'),
    canReview: can('REVIEW'),
    canReopen: can('REOPEN'),
    canComment: can('COMMENT'),
  };
}

function byTime<K extends string>(key: K) {
  return (a: Record<K, string>, b: Record<K, string>) => (a[key] < b[key] ? -1 : 1);
}

function emptyActual(selfEvaluationId: string, indicatorId: string): IndicatorActualRow {
  const empty = { valueText: null, completion: null, deviationReason: null, improvementMeasure: null };
  return { id: '', selfEvaluationId, indicatorId, rev: 0, stamps: {}, ...empty };
}

function emptyExecution(selfEvaluationId: string, source: FundSource): FundExecutionRow {
  const empty = { annualBudgetInFen: null, arrivedInFen: null, executedInFen: null };
  return { id: '', selfEvaluationId, source, rev: 0, stamps: {}, ...empty };
}
