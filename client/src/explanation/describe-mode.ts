import type { BasisPoints } from '@attain/shared/indicator-value/points';
import { ratioOf } from '@attain/shared/indicator-value/ratio';
import type { ScoreMode } from '@attain/shared/scoring/score-mode';
import { EXPLANATION_MESSAGES as words } from '../messages/explanation.messages.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';
import type { Fact } from './fact.ts';
import { percentOf } from './percent-of.ts';

/** What a mode makes of a completion, with the scheme's own thresholds. */
export function modeFact(mode: ScoreMode, measure: string, share: string): Fact {
  return { term: words.modeShare(percentOf(share)), text: modeWords(mode, percentOf(measure)), rule: 'SC11' };
}

export function modeWords(mode: ScoreMode, measure: string): string {
  switch (mode.kind) {
    case 'PROPORTIONAL':
      return words.completionIs(measure);
    case 'YES_NO':
      return words.yesNo(measure);
    case 'PASS_MARK':
      return words.passMark(measure, perCent(mode.passMark), perCent(10_000 - mode.passMark));
    case 'STEPPED': {
      const steps = mode.steps.map(({ from, share }) => words.step(perCent(from), perCent(share))).join('，');
      return mode.of === 'ACTUAL' ? words.steppedByActual(measure, steps) : words.stepped(measure, steps);
    }
  }
}

function perCent(share: BasisPoints): string {
  return formatPercent(ratioOf(BigInt(share), 10_000n));
}
