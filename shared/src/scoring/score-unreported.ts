import { NOTHING } from '../indicator-value/ratio.ts';
import type { Judgement } from './judgement.ts';

/** A row without an actual scores 0; it is never left out of the total (SC5). */
export const NOT_REPORTED: Judgement = {
  rule: 'SC5',
  outcome: 'UNDECIDED',
  share: NOTHING,
  completion: null,
  deviation: null,
  basis: { kind: 'NOT_REPORTED' },
};
