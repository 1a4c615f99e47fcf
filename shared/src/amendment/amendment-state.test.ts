import { describe, expect, it } from 'vitest';
import { AmendmentOutcome, AmendmentState, canDecide, isWaiting } from './amendment-state.ts';

describe('canDecide', () => {
  it('[AM2] takes up and turns down what waits, each also after the other, and nothing that is over', () => {
    const possible = Object.values(AmendmentState).flatMap((from) =>
      Object.values(AmendmentOutcome).flatMap((to) => (canDecide(from, to) ? [`${from} → ${to}`] : [])),
    );
    expect(possible).toEqual([
      'OPEN → ACCEPTED',
      'OPEN → REJECTED',
      'ACCEPTED → REJECTED',
      'REJECTED → ACCEPTED',
    ]);
  });

  it('[AM4] has somebody wait for what is undecided or not entered yet only', () => {
    expect(Object.values(AmendmentState).filter(isWaiting)).toEqual(['OPEN', 'ACCEPTED']);
  });
});
