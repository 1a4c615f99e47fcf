import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { FormRowView, FormView } from '../local-data/form-view.ts';
import {
  EXECUTION_FIELD_WORDS,
  FUND_SOURCE_WORDS,
  MY_FORMS_MESSAGES as words,
} from '../messages/self-evaluation.messages.ts';
import { describeStatementPlace } from '../messages/statement.messages.ts';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { TaskItem } from './task-item.ts';

/** What waits for the preparer in these forms, the urgent first: conflicts, refused entries, returns, reopenings. */
export function formTasks(forms: readonly FormView[]): readonly TaskItem[] {
  return [
    ...forms.flatMap(conflictTasks),
    ...forms.flatMap(refusalTasks),
    ...forms.flatMap(returnTasks),
    ...forms.flatMap(reopeningTasks),
  ];
}

function conflictTasks(view: FormView): TaskItem[] {
  return view.openConflicts.map((conflict) => ({
    key: conflict.id,
    isUrgent: true,
    icon: 'warn',
    title: words.conflictTitle,
    text: conflictSubject(view, conflict),
    action: words.conflictAction,
    to: { name: 'conflict', params: { conflictId: conflict.id } },
  }));
}

/** The name of the indicator, or source and figure, that two values stand against each other for. */
export function conflictSubject(view: FormView, conflict: FieldConflictRow): string {
  const row = view.rows.find(({ indicator }) => indicator.id === conflict.subjectKey);
  if (row) return row.indicator.level3;
  if (conflict.subject === 'FORM_STATEMENT') {
    const { subject, what } = describeStatementPlace(conflict.subjectKey as StatementPlace);
    const about = view.rows.find(({ indicator }) => conflict.subjectKey.endsWith(`.${indicator.id}`));
    return [subject ?? about?.indicator.level3, what].filter(Boolean).join(' · ');
  }
  const source = view.executions.find((execution) => execution.source === conflict.subjectKey);
  if (!source) return view.targetTable?.title ?? '';
  const field = (['annualBudgetInFen', 'arrivedInFen', 'executedInFen'] as const).find(
    (name) => name === conflict.field,
  );
  return [FUND_SOURCE_WORDS[source.source], field && EXECUTION_FIELD_WORDS[field]]
    .filter(Boolean)
    .join(' · ');
}

function refusalTasks(view: FormView): TaskItem[] {
  const refused = view.attention.filter((item) => item.outcome !== 'CONFLICT');
  if (refused.length === 0) return [];
  return [
    {
      key: `refused-${view.id}`,
      isUrgent: true,
      icon: 'warn',
      title: words.refusedTitle(refused.length),
      text: view.targetTable?.title ?? '',
      action: words.refusedAction,
      to: { name: 'outbox' },
    },
  ];
}

function returnTasks(view: FormView): TaskItem[] {
  if (view.form.state !== 'RETURNED') return [];
  const marked = view.rows.filter((row) => row.returnMark !== null);
  const [first] = marked;
  return [
    {
      key: `returned-${view.id}`,
      isUrgent: false,
      icon: 'return',
      title: words.returnTitle(marked.length),
      text: first ? markText(first) : (view.openReturn?.comment ?? ''),
      action: words.returnAction,
      to: formLink(view, first),
    },
  ];
}

function markText(row: FormRowView): string {
  return `${row.indicator.level3}：${row.returnMark?.text ?? ''}`;
}

function reopeningTasks(view: FormView): TaskItem[] {
  if (view.form.state !== 'REOPENED') return [];
  const reason = view.decisions.findLast((decision) => decision.outcome === 'REOPENED')?.comment ?? '';
  return [
    {
      key: `reopened-${view.id}`,
      isUrgent: false,
      icon: 'edit',
      title: words.reopenedTitle,
      text: [view.targetTable?.title, reason].filter(Boolean).join('：'),
      action: words.returnAction,
      to: formLink(view, undefined),
    },
  ];
}

function formLink(view: FormView, row: FormRowView | undefined): TaskItem['to'] {
  return { name: 'form', params: { formId: view.id }, query: row ? { indicator: row.indicator.id } : {} };
}
