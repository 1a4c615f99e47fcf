import { formatPoints, formatPointsFixed } from '@attain/shared/indicator-value/points';
import type { FormState } from '@attain/shared/approval/form-state';
import { PROGRESS_MESSAGES as words } from '../messages/progress.messages.ts';
import { FORM_STATE_WORDS } from '../messages/self-evaluation.messages.ts';
import { displayState, type DisplayState } from '../self-evaluation/display-state.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';
import type { RolledUpForm } from '../roll-up/roll-up-form-view.ts';
import { isProvisional, rowsWithMissingUnits } from '../roll-up/provisional.ts';
import { sumMoney } from './unit-tree.ts';

/** One of the four figures on top of the board. */
export interface BoardFigure {
  readonly key: 'execution' | 'reported' | 'review' | 'region';
  readonly label: string;
  readonly value: string;
  readonly beside: string;
  readonly note: string;
  readonly isWarning: boolean;
}

export function boardFigures(
  forms: readonly ScoredForm[],
  region: RolledUpForm | null,
): readonly BoardFigure[] {
  return [
    executionFigure(forms, region),
    reportedFigure(forms),
    reviewFigure(forms),
    ...(region ? [regionFigure(region)] : []),
  ];
}

function executionFigure(forms: readonly ScoredForm[], region: RolledUpForm | null): BoardFigure {
  const { budget, executed, rate } = sumMoney(forms.map(({ execution }) => execution));
  const execution = region?.scored.execution;
  const score =
    execution && execution.score !== null
      ? words.scoreOf(formatPointsFixed(execution.score), formatPoints(execution.weight))
      : words.scoreUndecided;
  return {
    key: 'execution',
    label: words.execution,
    value: rate ?? '—',
    beside: budget !== null && executed !== null ? words.executed(executed, budget) : words.unknownMoney,
    note: region ? score : '',
    isWarning: false,
  };
}

function reportedFigure(forms: readonly ScoredForm[]): BoardFigure {
  const done = forms.reduce((sum, form) => sum + form.done, 0);
  const all = forms.reduce((sum, form) => sum + form.all, 0);
  const gaps = new Map<string, number>();
  for (const form of forms) {
    const unit = form.view.orgUnit?.shortName ?? '';
    if (form.done < form.all) gaps.set(unit, (gaps.get(unit) ?? 0) + form.all - form.done);
  }
  const units = [...gaps].map(([unit, count]) => words.unitCount(unit, count)).join(words.joiner);
  return {
    key: 'reported',
    label: words.reported,
    value: words.of(done, all),
    beside: words.cells,
    note: gaps.size === 0 ? words.allReported : words.unreported(all - done, units),
    isWarning: gaps.size > 0,
  };
}

/** In the order in which a form passes through them. */
const STATES: readonly DisplayState[] = ['SUBMITTED', 'RETURNED', 'REOPENED', 'DRAFT', 'NOT_STARTED'];

function reviewFigure(forms: readonly ScoredForm[]): BoardFigure {
  const states = forms.map(({ view, done }) => displayState(view.form.state, done));
  const count = (state: FormState | 'NOT_STARTED') => states.filter((other) => other === state).length;
  return {
    key: 'review',
    label: words.review,
    value: words.of(count('APPROVED'), forms.length),
    beside: words.approvedForms,
    note: STATES.filter((state) => count(state) > 0)
      .map((state) => words.stateCount(FORM_STATE_WORDS[state], count(state)))
      .join(words.joiner),
    isWarning: false,
  };
}

function regionFigure({ scored, rolled }: RolledUpForm): BoardFigure {
  const missing = rowsWithMissingUnits(rolled);
  const { total, highest, execution, levels, rows } = scored;
  const approved = words.approvedOf(rolled.coverage.formsApproved, rolled.coverage.forms);
  const figure = { key: 'region', label: words.regionScore } as const;
  if (total === null) {
    const beside = words.highest(formatPoints(highest));
    return { ...figure, value: words.undecided, beside, note: approved, isWarning: missing > 0 };
  }
  const parts = [execution.score, ...levels.map(({ score }) => score)]
    .map((score) => formatPoints(score ?? 0))
    .join(' + ');
  const isOpen = isProvisional(rolled);
  const notes = [
    isOpen ? approved : words.basedOn(parts, rows.length),
    ...(missing > 0 ? [words.stillMissing(missing)] : []),
  ];
  return {
    ...figure,
    value: formatPointsFixed(total),
    beside: isOpen ? words.provisional : '',
    note: notes.join(words.joiner),
    isWarning: isOpen || missing > 0,
  };
}
