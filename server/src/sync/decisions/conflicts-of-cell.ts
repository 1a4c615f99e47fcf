import type { FieldStamp } from '../../self-evaluation/field-stamp.ts';
import type { ConflictSide, FieldConflict } from '../field-conflict.entity.ts';
import { isSameCellValue, type Cell, type CellValue, type StandingValue } from './cell.ts';
import type { DecisionContext } from './decision.ts';
import { openConflicts, withRow, type FormInHand } from '../../self-evaluation/form-in-hand.ts';

export function stampOf({
  author,
  clientId,
  clientSeq,
  mutationId,
  receivedAt,
}: DecisionContext): FieldStamp {
  return { at: receivedAt, byName: author.displayName, clientId, seq: clientSeq, mutationId };
}

/** The standing value as a side of a conflict. A value that nobody entered has no author to name. */
export function standingSide({ value, stamp }: StandingValue, since: string): ConflictSide {
  return {
    value,
    byName: stamp?.byName ?? '',
    at: stamp?.at ?? since,
    clientId: stamp?.clientId ?? '',
    mutationId: stamp?.mutationId ?? '',
  };
}

export function enteredSide(value: CellValue, context: DecisionContext): ConflictSide {
  const { at, byName, clientId, mutationId } = stampOf(context);
  return { value, byName, at, clientId, mutationId };
}

export function openConflictsOf(form: FormInHand, cell: Cell): readonly FieldConflict[] {
  return openConflicts(form).filter(
    ({ subject, subjectKey, field }) =>
      subject === cell.subject && subjectKey === cell.subjectKey && field === cell.field,
  );
}

export function withConflict(form: FormInHand, conflict: FieldConflict): FormInHand {
  return { ...form, conflicts: withRow(form.conflicts, conflict.id, conflict) };
}

export function resolved(conflict: FieldConflict, value: CellValue, context: DecisionContext): FieldConflict {
  return {
    ...conflict,
    state: 'RESOLVED',
    resolvedValue: value,
    resolvedAt: context.receivedAt,
    resolvedById: context.author.userId,
    resolvedByName: context.author.displayName,
  };
}

/**
 * Brings the open conflicts of a cell up to the value that stands now. One whose kept value is that value has
 * nothing left to choose and is closed.
 */
export function refreshConflicts(
  form: FormInHand,
  cell: Cell,
  standing: StandingValue,
  context: DecisionContext,
): FormInHand {
  const theirs = standingSide(standing, context.receivedAt);
  return openConflictsOf(form, cell).reduce((next, conflict) => {
    const moved = { ...conflict, theirs };
    return withConflict(
      next,
      isSameCellValue(cell, conflict.mine.value, standing.value)
        ? resolved(moved, standing.value, context)
        : moved,
    );
  }, form);
}
