import { formatPoints, formatPointsFixed } from '@attain/shared/indicator-value/points';
import { ratioOf } from '@attain/shared/indicator-value/ratio';
import type {
  JudgementStep,
  LossStep,
  RowExplanation,
  ScoreStep,
  WeightStep,
} from '@attain/shared/scoring/explanation';
import type { Band } from '@attain/shared/scoring/judgement';
import { EXPLANATION_MESSAGES as words } from '../messages/explanation.messages.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';
import { modeFact } from './describe-mode.ts';
import type { Fact } from './fact.ts';
import { percentOf } from './percent-of.ts';

/** One figure of a sum, with its word below; `sign` stands before it. */
export interface EquationTerm {
  readonly sign: '' | '×' | '÷' | '=';
  readonly value: string;
  readonly word: string;
}

/** A row's trace in words; `equation` is empty while there is no score. */
export function describeRow({ steps }: RowExplanation): {
  readonly equation: readonly EquationTerm[];
  readonly facts: readonly Fact[];
} {
  return {
    equation: steps.flatMap((step) => (step.kind === 'SCORE' ? equationOf(step, steps) : [])),
    facts: steps.flatMap((step): Fact[] => {
      switch (step.kind) {
        case 'WEIGHT_PRINTED':
        case 'WEIGHT_SHARED':
          return [weightFact(step)];
        case 'SCORE':
          return [];
        case 'MODE':
          return [modeFact(step.mode, step.measure, step.share)];
        case 'LOST':
          return [lossFact(step)];
        default:
          return [judgementFact(step)];
      }
    }),
  };
}

function equationOf({ weight, factor, score }: ScoreStep, steps: RowExplanation['steps']): EquationTerm[] {
  const assessed = steps.some((step) => step.kind === 'ASSESSED');
  const isCeiling = steps.some((step) => step.kind === 'TARGET_MISSED' && step.divisor === step.actual);
  const start: EquationTerm = { sign: '', value: formatPoints(weight), word: words.weight };
  const result: EquationTerm = { sign: '=', value: formatPointsFixed(score), word: words.score };
  const isByMode = steps.some((step) => step.kind === 'MODE');
  const completion = isByMode ? words.share : assessed ? words.assessed : words.completion;
  switch (factor.kind) {
    case 'WHOLE':
      return [start, { sign: '×', value: '100%', word: assessed ? completion : words.met }, result];
    case 'NOTHING':
      return [start, { sign: '×', value: '0', word: completion }, result];
    case 'SHARE':
      return [start, { sign: '×', value: percentOf(factor.share), word: completion }, result];
    case 'QUOTIENT':
      return [
        start,
        { sign: '×', value: factor.dividend, word: isCeiling ? words.target : words.actual },
        { sign: '÷', value: factor.divisor, word: isCeiling ? words.actual : words.target },
        result,
      ];
  }
}

function weightFact(step: WeightStep): Fact {
  const term = words.weightIs(formatPoints(step.weight));
  if (step.kind === 'WEIGHT_PRINTED') return { term, text: words.weightPrinted, rule: null };
  const level = formatPoints(step.levelWeight);
  const shared =
    step.printed === 0
      ? words.weightShared(step.level, level, step.sharedBy)
      : words.weightSharedRest(step.level, level, formatPoints(step.printed), step.sharedBy);
  return { term, text: step.takesRest ? shared + words.takesRest : shared, rule: step.rule };
}

function lossFact({ points, reason }: LossStep): Fact {
  return { term: words.lost(formatPointsFixed(points)), text: reason ?? words.noReason, rule: null };
}

function judgementFact(step: JudgementStep): Fact {
  return { ...judgementWords(step), rule: step.rule };
}

function judgementWords(step: JudgementStep): Pick<Fact, 'term' | 'text'> {
  switch (step.kind) {
    case 'TARGET_MET': {
      const term = step.completion === null ? words.completion : completionTerm(step.completion);
      return {
        term,
        text: words.metWhole(withUnit(step.actual, step.unit), withUnit(step.bound, step.unit)),
      };
    }
    case 'TARGET_MISSED':
      return {
        term: completionTerm(step.completion),
        text: words.compared(withUnit(step.actual, step.unit), withUnit(step.bound, step.unit)),
      };
    case 'ZERO_TARGET_MISSED':
      return { term: completionTerm('0'), text: words.zeroTarget(withUnit(step.actual, step.unit)) };
    case 'NOT_COMPARABLE':
      return { term: words.completion, text: words.notComparable[step.because] };
    case 'ASSESSED':
      return { term: completionTerm(step.completion), text: bandWords(step.band) };
    case 'BAND_GIVEN':
      return { term: words.completion, text: bandGivenWords(step.band) };
    case 'ASSESSED_OUT_OF_RANGE':
      return { term: words.completion, text: words.outOfRange };
    case 'STATED_IN_FULL':
      return { term: completionTerm('1'), text: words.statedInFull };
    case 'LEFT_TO_A_PERSON':
      return { term: words.completion, text: words.leftToAPerson };
    case 'NOT_REPORTED':
      return { term: words.completion, text: words.notReported };
    case 'IN_TIME':
      return { term: words.deadline, text: words.inTime(step.actual, step.by) };
    case 'LATE':
      return { term: words.deadline, text: words.late(step.actual, step.by) };
    case 'STATED_IN_TIME':
      return { term: words.deadline, text: words.statedInTime };
  }
}

function bandWords({ position, from, to }: Band): string {
  return words.assessedIn(words.bands[position], formatPercent(shareOf(from)), formatPercent(shareOf(to)));
}

function bandGivenWords({ position, from, to }: Band): string {
  return words.bandGiven(words.bands[position], formatPercent(shareOf(from)), formatPercent(shareOf(to)));
}

function shareOf(basisPoints: number) {
  return ratioOf(BigInt(basisPoints), 10_000n);
}

function completionTerm(completion: string): string {
  return words.completionIs(percentOf(completion));
}

function withUnit(number: string, unit: string | null): string {
  if (unit === null) return number;
  return unit === '%' ? `${number}%` : `${number} ${unit}`;
}
