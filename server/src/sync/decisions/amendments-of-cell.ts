import { isWaiting } from '@attain/shared/amendment/amendment-state';
import type { Amendment } from '../../amendment/amendment.entity.ts';
import { withRow, type FormInHand } from '../../self-evaluation/form-in-hand.ts';
import { isSameCellValue, type Cell, type CellValue } from './cell.ts';
import type { DecisionContext } from './decision.ts';

export function isAbout(cell: Cell, { subject, subjectKey, field }: Amendment): boolean {
  return subject === cell.subject && subjectKey === cell.subjectKey && field === cell.field;
}

export function withAmendment(form: FormInHand, amendment: Amendment): FormInHand {
  return { ...form, amendments: withRow(form.amendments, amendment.id, amendment) };
}

/**
 * Tells the proposals for a cell what stands there now: one that is this value has come true, and one whose author has
 * just entered another value is their word no more (AM4).
 */
export function settleAmendments(
  form: FormInHand,
  cell: Cell,
  standing: CellValue,
  { author, receivedAt }: DecisionContext,
): FormInHand {
  const closed = { closedAt: receivedAt, closedByName: author.displayName };
  return [...form.amendments.values()]
    .filter((amendment) => isWaiting(amendment.state) && isAbout(cell, amendment))
    .reduce((next, amendment) => {
      if (isSameCellValue(cell, amendment.value, standing)) {
        return withAmendment(next, { ...amendment, ...closed, state: 'ENTERED' });
      }
      return amendment.authorId === author.userId
        ? withAmendment(next, { ...amendment, ...closed, state: 'REPLACED' })
        : next;
    }, form);
}
