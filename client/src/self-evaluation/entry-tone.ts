import type { FieldTone } from '../ui/field-tone.ts';

/** Which of several things that are true of a field its edge shows: the one that needs the person most. */
export function entryTone(is: {
  readonly isLocked: boolean;
  readonly hasTrouble: boolean;
  readonly isReturned: boolean;
  readonly isOwed: boolean;
  readonly isDoubted: boolean;
}): FieldTone {
  if (is.isLocked) return 'locked';
  if (is.hasTrouble) return 'bad';
  if (is.isReturned) return 'returned';
  return is.isOwed || is.isDoubted ? 'warn' : 'plain';
}
