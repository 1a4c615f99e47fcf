import type { Round } from '../performance-target/round.entity.ts';
import type { FindingAnswer } from './finding-answer.entity.ts';

/** One locked round with what a decision on its findings looks at. Never changed in place. */
export interface RoundInHand {
  readonly round: Round;
  /** By id: all acts on the findings that this push names. */
  readonly acts: ReadonlyMap<string, FindingAnswer>;
}

export type RoundsInHand = ReadonlyMap<string, RoundInHand>;
