import { isEditable } from '@attain/shared/approval/form-state';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { ActualField, ExecutionField } from '@attain/shared/sync/mutation';
import { APPLIED, NOOP, parked } from '@attain/shared/sync/verdict';
import type { FieldConflict } from '../field-conflict.entity.ts';
import { checkCellValue, isSameCellValue, readCell, storedCellValue, type Cell } from './cell.ts';
import { resolved, standingSide, withConflict } from './conflicts-of-cell.ts';
import type { Decide } from './decision.ts';
import { applyCellValue, keepBeside } from './enter-cell-value.ts';
import { withAuthor } from '../../self-evaluation/form-in-hand.ts';

/**
 * Closes a conflict with the value that a person chose, whichever of the two or a third.
 *
 * A choice made over another value than the one that stands is refused as stale, and the conflict comes up to date. Of a
 * closed one it is a conflict of its own, so that two people who resolve at once see each other, and what was not chosen
 * stays on record.
 */
export const decideConflictResolve: Decide<'conflict.resolve@1'> = (form, args, context) => {
  const conflict = form.conflicts.get(args.conflictId);
  const standing = conflict && readCell(form, cellOf(conflict));
  if (!conflict || !standing) return { verdict: parked('NOT_FOUND', {}), form };

  const cell = cellOf(conflict);
  const chosen = storedCellValue(cell, args.value);
  const refusal = checkCellValue(form, cell, chosen);
  if (refusal) return { verdict: refusal, form };
  if (!isEditable(form.selfEvaluation.state)) {
    return { verdict: parked('FORM_LOCKED', { state: form.selfEvaluation.state }), form };
  }

  if (isSameCellValue(cell, chosen, standing.value)) {
    if (conflict.state === 'RESOLVED') return { verdict: NOOP, form };
    const closed = resolved(conflict, standing.value, context);
    return { verdict: APPLIED, form: withConflict(withAuthor(form, context), closed) };
  }
  // What was settled in between stays as it was settled, also where the choice was to let stand what stood: this
  // choice has met that one.
  if (conflict.state === 'RESOLVED')
    return keepBeside(form, cell, standing, { value: chosen, base: args.base }, context);
  if (!isSameCellValue(cell, args.base, standing.value)) {
    const theirs = standingSide(standing, context.receivedAt);
    return {
      verdict: parked('STALE_CONTENT', { roundNumber: form.selfEvaluation.roundNumber }),
      form: withConflict(form, { ...conflict, theirs }),
    };
  }
  const closed = withConflict(form, resolved(conflict, chosen, context));
  return { verdict: APPLIED, form: applyCellValue(closed, cell, chosen, context) };
};

/** The columns hold what a cell once was: written by `enterCellValue` only. */
function cellOf({ subject, subjectKey, field }: FieldConflict): Cell {
  switch (subject) {
    case 'INDICATOR_ACTUAL':
      return { subject, subjectKey, field: field as ActualField };
    case 'FUND_EXECUTION':
      return { subject, subjectKey, field: field as ExecutionField };
    case 'FORM_STATEMENT':
      return { subject, subjectKey: subjectKey as StatementPlace, field: 'text' };
  }
}
