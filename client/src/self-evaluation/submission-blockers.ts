import { checkSubmission, type SubmissionViolation } from '@attain/shared/approval/check-submission';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { FormView } from '../local-data/form-view.ts';
import { BLOCKER_MESSAGES as words } from '../messages/blocker.messages.ts';
import type { ScoredForm, ScoredRow } from '../scoring/scored-form.ts';

/** Something that keeps the form from being handed in, and the first row or place of the report where it is mended. */
export interface Blocker {
  readonly code: SubmissionViolation['code'] | 'INVALID';
  readonly text: string;
  readonly indicatorId: string | null;
  readonly place: StatementPlace | null;
}

/**
 * Everything that stands in the way of 提交; empty: it can be handed in. The server asks the same (AP2 to AP5).
 *
 * @param isPutTogether From forms below: its unit reports on the whole, and must say more (ST3).
 * @param invalidCount Fields on the screen whose text is no value and was therefore not saved.
 */
export function submissionBlockers(
  form: ScoredForm,
  isPutTogether: boolean,
  invalidCount: number,
): readonly Blocker[] {
  const violations = checkSubmission(
    form.rows.map((row) => ({
      indicatorId: row.row.indicator.id,
      scored: row,
      deviationReason: row.row.values.deviationReason,
      improvementMeasure:
        row.row.values.improvementMeasure ?? form.view.statementAt(`MEASURE.${row.row.indicator.id}`).value,
    })),
    form.view.openConflicts.length,
    isPutTogether ? statementsOf(form.view) : null,
  );
  const blockers = violations.flatMap((violation) => wordViolation(violation, form));
  return invalidCount === 0 ? blockers : [blocker('INVALID', words.invalid(invalidCount)), ...blockers];
}

function wordViolation(violation: SubmissionViolation, { rows, view }: ScoredForm): readonly Blocker[] {
  const { code } = violation;
  if (violation.code === 'CONFLICT_OPEN') {
    const first = rows.find(hasConflict)?.row.indicator.id ?? null;
    return [blocker(code, words.conflicts(violation.details.count), { indicatorId: first })];
  }
  if (violation.code === 'STATEMENT_MISSING') {
    const { places } = violation.details;
    const hollow = places.filter((place) => view.statementAt(place).value !== null);
    const unwritten = places.length - hollow.length;
    return [
      ...(unwritten > 0 ? [blocker(code, words.statements(unwritten))] : []),
      ...hollow.slice(0, 1).map((place) => blocker(code, words.hollow(hollow.length), { place })),
    ];
  }
  const { indicatorIds } = violation.details;
  const text = WORDS[violation.code](indicatorIds.length);
  return [blocker(code, text, { indicatorId: indicatorIds[0] ?? null })];
}

function blocker(
  code: Blocker['code'],
  text: string,
  where: Partial<Pick<Blocker, 'indicatorId' | 'place'>> = {},
): Blocker {
  return { code, text, indicatorId: null, place: null, ...where };
}

function statementsOf({ content }: FormView) {
  return Object.entries(content.statements ?? {}).map(([place, text]) => ({ place, text }));
}

const WORDS = {
  ACTUAL_MISSING: words.missing,
  COMPLETION_MISSING: words.completions,
  REASON_MISSING: words.reasons,
} as const;

function hasConflict({ row }: ScoredRow): boolean {
  return Object.values(row.fields).some((field) => field.openConflict !== null);
}
