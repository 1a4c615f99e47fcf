/** Outcome of merging one field: the value that stands on the server afterwards follows from it. */
export type MergeOutcome = 'APPLIED' | 'NOOP' | 'CONFLICT';

/**
 * Merges one field three ways: what the person saw (`base`), what stands now (`current`), what they entered.
 *
 * - the entered value already stands: NOOP, whoever put it there
 * - nobody moved it since the person looked: APPLIED
 * - otherwise CONFLICT: the current value stays, the entered one is kept beside it, never overwritten silently
 *
 * @param isSame How values of this field compare (numbers as numbers: 1.50 = 1.5).
 */
export function mergeThreeWay<T>(
  base: T,
  current: T,
  entered: T,
  isSame: (a: T, b: T) => boolean,
): MergeOutcome {
  if (isSame(current, entered)) return 'NOOP';
  return isSame(current, base) ? 'APPLIED' : 'CONFLICT';
}
