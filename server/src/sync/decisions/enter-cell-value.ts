import { mergeThreeWay } from '@attain/shared/sync/three-way-merge';
import { isEditable } from '@attain/shared/approval/form-state';
import { APPLIED, conflicting, NOOP, parked } from '@attain/shared/sync/verdict';
import type { FieldConflict } from '../field-conflict.entity.ts';
import { settleAmendments } from './amendments-of-cell.ts';
import {
  checkCellValue,
  isSameCellValue,
  readCell,
  storedCellValue,
  writeCell,
  type Cell,
  type CellValue,
  type StandingValue,
} from './cell.ts';
import {
  enteredSide,
  openConflictsOf,
  refreshConflicts,
  resolved,
  stampOf,
  standingSide,
  withConflict,
} from './conflicts-of-cell.ts';
import type { Decision, DecisionContext } from './decision.ts';
import { withAuthor, type FormInHand } from '../../self-evaluation/form-in-hand.ts';

/** A value that a person typed over another one that they saw. */
interface Entry {
  readonly value: CellValue;
  readonly base: CellValue;
}

/**
 * Merges an entered value three ways. A value that stands already is no change, even in a locked form; otherwise a
 * locked form keeps its content (SY7), and a value that somebody else moved meanwhile is kept in a conflict.
 */
export function enterCellValue(
  form: FormInHand,
  cell: Cell,
  entry: Entry,
  context: DecisionContext,
): Decision {
  const standing = readCell(form, cell);
  if (!standing) return { verdict: parked('NOT_FOUND', {}), form };
  const entered = storedCellValue(cell, entry.value);
  const refusal = checkCellValue(form, cell, entered);
  if (refusal) return { verdict: refusal, form };

  const outcome = mergeThreeWay(entry.base, standing.value, entered, (a, b) => isSameCellValue(cell, a, b));
  if (outcome === 'NOOP') {
    const settled = settleOwnConflict(form, cell, entry, context);
    return { verdict: NOOP, form: settleAmendments(settled, cell, standing.value, context) };
  }
  if (!isEditable(form.selfEvaluation.state)) {
    return { verdict: parked('FORM_LOCKED', { state: form.selfEvaluation.state }), form };
  }
  return outcome === 'APPLIED'
    ? { verdict: APPLIED, form: applyCellValue(form, cell, entered, context) }
    : keepBeside(form, cell, standing, { value: entered, base: entry.base }, context);
}

/** Puts the value in its place, in its author's name, and tells the cell's open conflicts. */
export function applyCellValue(
  form: FormInHand,
  cell: Cell,
  value: CellValue,
  context: DecisionContext,
): FormInHand {
  const stamp = stampOf(context);
  const next = writeCell(withAuthor(form, context), cell, value, stamp);
  return settleAmendments(refreshConflicts(next, cell, { value, stamp }, context), cell, value, context);
}

/** The value that stands stays, and the entered one is kept beside it until somebody chooses. */
export function keepBeside(
  form: FormInHand,
  cell: Cell,
  standing: StandingValue,
  entry: Entry,
  context: DecisionContext,
): Decision {
  const own = ownConflict(form, cell, entry.base, context);
  const theirs = standingSide(standing, context.receivedAt);
  const mine = enteredSide(entry.value, context);
  // The device goes on typing over its own kept value: one conflict, whose earlier values stay in the log.
  const conflict: FieldConflict = own
    ? { ...own, theirs, mine }
    : {
        id: context.mutationId,
        selfEvaluationId: form.selfEvaluation.id,
        subject: cell.subject,
        subjectKey: cell.subjectKey,
        field: cell.field,
        base: entry.base,
        theirs,
        mine,
        state: 'OPEN',
        resolvedValue: null,
        resolvedAt: null,
        resolvedById: null,
        resolvedByName: null,
        openedAt: context.receivedAt,
        orgPath: form.selfEvaluation.orgPath,
      };
  const next = withConflict(withAuthor(form, context), conflict);
  return { verdict: conflicting(conflict.id), form: next };
}

/** The device typed, over its own kept value, the one that stands: it has chosen. */
function settleOwnConflict(
  form: FormInHand,
  cell: Cell,
  { base }: Entry,
  context: DecisionContext,
): FormInHand {
  const own = ownConflict(form, cell, base, context);
  return own ? withConflict(form, resolved(own, own.theirs.value, context)) : form;
}

function ownConflict(
  form: FormInHand,
  cell: Cell,
  base: CellValue,
  { clientId }: DecisionContext,
): FieldConflict | undefined {
  return openConflictsOf(form, cell).find(
    ({ mine }) => mine.clientId === clientId && isSameCellValue(cell, mine.value, base),
  );
}
