import { formatPoints, formatPointsFixed } from '@attain/shared/indicator-value/points';
import { PROGRESS_MESSAGES as words } from '../messages/progress.messages.ts';
import type { TreeLine } from './unit-tree.ts';

/** A score and what is to be said beside it: a grade, 暂计, or how high it can still get. */
export interface LineScore {
  readonly text: string;
  readonly note: string;
}

/** A range instead of a guess, a dash instead of a zero. */
export function lineScore(line: TreeLine): LineScore {
  if (line.depth < 2)
    return { text: line.score === null ? words.undecided : formatPointsFixed(line.score), note: '' };
  if (!line.scored || line.done === 0) return { text: '—', note: '' };
  const { total, lowest, highest, grade } = line.scored;
  if (total === null) return { text: formatPointsFixed(lowest), note: words.highest(formatPoints(highest)) };
  const isSettled = line.state === 'SUBMITTED' || line.state === 'APPROVED';
  return { text: formatPointsFixed(total), note: isSettled ? (grade ?? '') : words.provisional };
}
