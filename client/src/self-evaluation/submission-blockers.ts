import { BLOCKER_MESSAGES as words } from '../messages/self-evaluation.messages.ts';
import type { ScoredForm, ScoredRow } from './scored-form.ts';

/** Something that keeps the form from being handed in, and the first row where it is mended. */
export interface Blocker {
  readonly text: string;
  readonly indicatorId: string | null;
}

/**
 * Everything that stands in the way of 提交, in the order in which people mend it; empty: it can be handed in.
 *
 * The server checks values and reasons again; measures are asked for here because the report needs them (F42).
 *
 * @param invalidCount Fields on the screen whose text is no value and was therefore not saved.
 */
export function submissionBlockers(form: ScoredForm, invalidCount: number): readonly Blocker[] {
  const missed = form.rows.filter((row) => row.isMissed);
  const owing = form.rows.filter((row) => row.isMissed || row.isOvershot);
  return [
    blockerOf(words.conflicts, form.rows, hasConflict, form.view.openConflicts.length),
    blockerOf(words.invalid, [], () => true, invalidCount),
    blockerOf(words.missing, form.rows, (row) => !row.isFilled),
    blockerOf(words.reasons, owing, (row) => row.row.values.deviationReason === null),
    blockerOf(words.measures, missed, (row) => row.row.values.improvementMeasure === null),
  ].flat();
}

function blockerOf(
  word: (count: number) => string,
  rows: readonly ScoredRow[],
  isMeant: (row: ScoredRow) => boolean,
  count = rows.filter(isMeant).length,
): Blocker[] {
  if (count === 0) return [];
  return [{ text: word(count), indicatorId: rows.find(isMeant)?.row.indicator.id ?? null }];
}

function hasConflict({ row }: ScoredRow): boolean {
  return Object.values(row.fields).some((field) => field.openConflict !== null);
}
