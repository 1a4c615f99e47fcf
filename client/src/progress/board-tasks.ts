import type { RouteLocationRaw } from 'vue-router';
import { PROGRESS_MESSAGES as words } from '../messages/progress.messages.ts';
import { describeDaysLeft } from '../self-evaluation/describe-deadline.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';
import { isOverdue } from '../self-evaluation/is-overdue.ts';
import type { IconName } from '../ui/icon-shapes.ts';

/** One thing on the manager's list. */
export interface BoardTask {
  readonly key: string;
  readonly icon: IconName;
  readonly isUrgent: boolean;
  readonly title: string;
  readonly note: string;
  readonly action: string;
  readonly to: RouteLocationRaw;
}

/** What needs somebody, the most urgent first: reviews, conflicts, overdue forms, returns, gaps. */
export function boardTasks(forms: readonly ScoredForm[], now: Date): readonly BoardTask[] {
  return [
    ...waitingTasks(forms),
    ...forms.flatMap(conflictTasks),
    ...forms.flatMap((form) => overdueTasks(form, now)),
    ...forms.flatMap(returnedTasks),
    ...unreportedTasks(forms),
  ];
}

function waitingTasks(forms: readonly ScoredForm[]): BoardTask[] {
  const waiting = forms.filter(({ view }) => view.form.state === 'SUBMITTED' && view.canReview);
  if (waiting.length === 0) return [];
  return [
    {
      key: 'waiting',
      icon: 'check',
      isUrgent: false,
      title: words.waitingTask(waiting.length),
      note: waiting.map(unitName).join(words.joiner),
      action: words.toReview,
      to: { name: 'review' },
    },
  ];
}

function conflictTasks(form: ScoredForm): BoardTask[] {
  const { openConflicts } = form.view;
  const [first] = openConflicts;
  if (!first) return [];
  return [
    {
      key: `conflict-${form.view.id}`,
      icon: 'warn',
      isUrgent: true,
      title: words.conflictTask(unitName(form), openConflicts.length),
      note: formTitle(form),
      action: words.open,
      to: formLink(form, first.subjectKey),
    },
  ];
}

function overdueTasks(form: ScoredForm, now: Date): BoardTask[] {
  const { view } = form;
  if (!isOverdue(view, now) || !view.round) return [];
  return [
    {
      key: `overdue-${view.id}`,
      icon: 'warn',
      isUrgent: true,
      title: words.overdueTask(unitName(form), describeDaysLeft(view.round.deadlineOn, now)),
      note: formTitle(form),
      action: words.open,
      to: formLink(form, null),
    },
  ];
}

function returnedTasks(form: ScoredForm): BoardTask[] {
  if (form.view.form.state !== 'RETURNED') return [];
  return [
    {
      key: `returned-${form.view.id}`,
      icon: 'return',
      isUrgent: true,
      title: words.returnedTask(unitName(form)),
      note: [formTitle(form), form.view.openReturn?.comment].filter(Boolean).join('：'),
      action: words.open,
      to: formLink(form, null),
    },
  ];
}

/** Gaps are told per unit: that is who is asked. */
function unreportedTasks(forms: readonly ScoredForm[]): BoardTask[] {
  const units = new Set(forms.map(({ view }) => view.form.orgUnitId));
  return [...units].flatMap((unitId) => {
    const own = forms.filter((form) => form.view.form.orgUnitId === unitId && form.done < form.all);
    const [first] = own;
    if (!first) return [];
    return [
      {
        key: `unreported-${unitId}`,
        icon: 'warn',
        isUrgent: true,
        title: words.unreportedTask(
          unitName(first),
          own.reduce((sum, form) => sum + form.all - form.done, 0),
        ),
        note: own
          .map((form) => words.unreportedNote(formTitle(form), form.all - form.done))
          .join(words.joiner),
        action: words.open,
        to: formLink(first, first.rows.find((row) => !row.isFilled)?.row.indicator.id ?? null),
      },
    ];
  });
}

function unitName({ view }: ScoredForm): string {
  return view.orgUnit?.shortName ?? '';
}

function formTitle({ view }: ScoredForm): string {
  return view.targetTable?.title ?? '';
}

function formLink({ view }: ScoredForm, indicatorId: string | null): RouteLocationRaw {
  return {
    name: 'form',
    params: { formId: view.id },
    query: indicatorId === null ? {} : { indicator: indicatorId },
  };
}
