import { formatPoints, formatPointsFixed } from '@attain/shared/indicator-value/points';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { FormView } from '../local-data/form-view.ts';
import { CONFLICT_MESSAGES as words } from '../messages/conflict.messages.ts';
import { scoreForm } from '../scoring/score-form.ts';

/**
 * What the form would score in all with this value in the conflict's field, everything else as it stands; null where the
 * field earns nothing (texts).
 *
 * @param value Money: whole fen in digits.
 */
export function describeTotalWith(
  view: FormView,
  { subject, subjectKey, field }: Pick<FieldConflictRow, 'subject' | 'subjectKey' | 'field'>,
  value: string | null,
): string | null {
  const isScored = subject === 'FUND_EXECUTION' || field === 'valueText' || field === 'completion';
  if (!isScored) return null;
  const { total, lowest, highest } =
    subject === 'FUND_EXECUTION'
      ? scoreForm(withAmount(view, subjectKey, field, value))
      : scoreForm(view, { indicatorId: subjectKey, values: { [field]: value } });
  return total === null
    ? words.totalBetween(formatPoints(lowest), formatPoints(highest))
    : words.total(formatPointsFixed(total));
}

function withAmount(view: FormView, source: string, field: string, value: string | null): FormView {
  const amount = value === null ? null : Number(value);
  const executions = view.executions.map((execution) =>
    execution.source === source
      ? { ...execution, values: { ...execution.values, [field]: amount } }
      : execution,
  );
  return { ...view, executions };
}
