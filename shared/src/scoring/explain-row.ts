import type { Comparison, IsoDate } from '../indicator-value/parsed-value.ts';
import type { BasisPoints, Centipoints } from '../indicator-value/points.ts';
import { compareRatios, formatRatio, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { CompiledRow, CompiledTable } from './compile-table.ts';
import type { Judgement, RowRule } from './judgement.ts';
import type { Scheme } from './scheme.ts';
import type { ScoredTable } from './score-compiled-table.ts';

/**
 * How one row came to its score, step by step: where the weight comes from, what the rule found, what was multiplied,
 * what was lost. Plain data with decimal strings; each door renders it in its own words.
 */
export interface RowExplanation {
  readonly row: number;
  readonly rule: RowRule;
  readonly weight: Centipoints;
  readonly score: Centipoints | null;
  readonly steps: readonly RowStep[];
}

export type RowStep = WeightStep | JudgementStep | ScoreStep | LossStep;

export type WeightStep =
  | { readonly kind: 'WEIGHT_PRINTED'; readonly weight: Centipoints }
  /** (level − printed) ÷ sharedBy = share, rounded; the last row takes the rest. */
  | {
      readonly kind: 'WEIGHT_SHARED';
      readonly rule: 'SC8';
      readonly weight: Centipoints;
      readonly level: string;
      readonly levelWeight: Centipoints;
      readonly printed: Centipoints;
      readonly sharedBy: number;
      /** The exact share in points, to 4 decimals. */
      readonly share: string;
      readonly takesRest: boolean;
    };

export type JudgementStep =
  | {
      readonly kind: 'TARGET_MET';
      readonly rule: 'SC1';
      readonly scoredAs: Comparison;
      readonly bound: string;
      readonly actual: string;
      readonly unit: string | null;
      readonly completion: string | null;
    }
  /** Completion = dividend ÷ divisor, both in the target's unit. */
  | {
      readonly kind: 'TARGET_MISSED';
      readonly rule: 'SC2';
      readonly scoredAs: Comparison;
      readonly bound: string;
      readonly actual: string;
      readonly unit: string | null;
      readonly dividend: string;
      readonly divisor: string;
      readonly completion: string;
    }
  | {
      readonly kind: 'ZERO_TARGET_MISSED';
      readonly rule: 'SC2';
      readonly actual: string;
      readonly unit: string | null;
    }
  | {
      readonly kind: 'NOT_COMPARABLE';
      readonly rule: 'SC2';
      readonly because: 'OTHER_KIND' | 'OTHER_MEASURE' | 'NEGATIVE_TARGET';
    }
  | { readonly kind: 'ASSESSED'; readonly rule: RowRule; readonly completion: string; readonly band: Band }
  | { readonly kind: 'ASSESSED_OUT_OF_RANGE'; readonly rule: RowRule }
  | { readonly kind: 'STATED_IN_FULL'; readonly rule: 'SC3' }
  | { readonly kind: 'LEFT_TO_A_PERSON'; readonly rule: RowRule }
  | { readonly kind: 'NOT_REPORTED'; readonly rule: 'SC5' }
  | {
      readonly kind: 'IN_TIME' | 'LATE';
      readonly rule: 'SC7';
      readonly by: IsoDate;
      readonly actual: IsoDate;
    }
  | { readonly kind: 'STATED_IN_TIME'; readonly rule: 'SC7' };

/** The band of a judged completion: 达成, 部分达成, 未达成; its edges as shares of the weight. */
export interface Band {
  readonly position: 'UPPER' | 'MIDDLE' | 'LOWER';
  readonly from: BasisPoints;
  readonly to: BasisPoints;
}

/** Weight × factor = score, rounded half up to a hundredth. */
export interface ScoreStep {
  readonly kind: 'SCORE';
  readonly weight: Centipoints;
  readonly factor:
    | { readonly kind: 'WHOLE' }
    | { readonly kind: 'NOTHING' }
    | { readonly kind: 'QUOTIENT'; readonly dividend: string; readonly divisor: string }
    | { readonly kind: 'SHARE'; readonly share: string };
  readonly score: Centipoints;
}

export interface LossStep {
  readonly kind: 'LOST';
  readonly points: Centipoints;
  /** The reason for deviation (偏差原因) as reported. */
  readonly reason: string | null;
}

/** Decimals of numbers that conversion between units may have made endless. */
const DECIMALS = 6;

/** Null for a row that the table does not have. */
export function explainRow(table: CompiledTable, scored: ScoredTable, index: number): RowExplanation | null {
  const row = table.rows[index];
  const scoredRow = scored.rows[index];
  if (!row || !scoredRow) return null;
  const { judgement, score, weight } = scoredRow;
  const reason = table.input.indicators[index]?.reason ?? null;
  return {
    row: index,
    rule: judgement.rule,
    weight,
    score,
    steps: [
      weightStep(row),
      judgementStep(judgement, table.scheme),
      ...(score === null ? [] : [scoreStep(judgement, weight, score)]),
      ...(score === null || score === weight
        ? []
        : [{ kind: 'LOST' as const, points: weight - score, reason }]),
    ],
  };
}

function weightStep({ weight, weightSource: source, level }: CompiledRow): WeightStep {
  if (source.kind === 'PRINTED') return { kind: 'WEIGHT_PRINTED', weight };
  const { levelWeight, printed, sharedBy, takesRest } = source;
  const share = formatRatio(ratioOf(source.share.numerator, source.share.denominator * 100n));
  return {
    kind: 'WEIGHT_SHARED',
    rule: 'SC8',
    weight,
    level,
    levelWeight,
    printed,
    sharedBy,
    share,
    takesRest,
  };
}

function judgementStep(judgement: Judgement, scheme: Scheme): JudgementStep {
  const { basis, rule, outcome, completion } = judgement;
  switch (basis.kind) {
    case 'COMPARED':
      return comparedStep(basis, outcome === 'MET', completion);
    case 'NOT_COMPARABLE':
      return { kind: 'NOT_COMPARABLE', rule: 'SC2', because: basis.because };
    case 'ASSESSED': {
      const share = judgement.share ?? ratioOf(0n, 1n);
      return { kind: 'ASSESSED', rule, completion: formatRatio(share), band: bandOf(share, scheme) };
    }
    case 'ASSESSED_OUT_OF_RANGE':
    case 'LEFT_TO_A_PERSON':
      return { kind: basis.kind, rule };
    case 'STATED_IN_FULL':
      return { kind: 'STATED_IN_FULL', rule: 'SC3' };
    case 'NOT_REPORTED':
      return { kind: 'NOT_REPORTED', rule: 'SC5' };
    case 'DATE_COMPARED':
      return {
        kind: outcome === 'MET' ? 'IN_TIME' : 'LATE',
        rule: 'SC7',
        by: basis.by,
        actual: basis.actual,
      };
    case 'STATED_IN_TIME':
      return { kind: 'STATED_IN_TIME', rule: 'SC7' };
  }
}

function comparedStep(
  basis: Judgement['basis'] & { kind: 'COMPARED' },
  isMet: boolean,
  completion: Ratio | null,
): JudgementStep {
  const { scoredAs, unit, division } = basis;
  const actual = formatRatio(basis.actual, DECIMALS);
  const bound = formatRatio(basis.bound, DECIMALS);
  const percentage = completion && formatRatio(completion);
  if (isMet)
    return { kind: 'TARGET_MET', rule: 'SC1', scoredAs, bound, actual, unit, completion: percentage };
  if (division === 'ZERO_TARGET') return { kind: 'ZERO_TARGET_MISSED', rule: 'SC2', actual, unit };
  const [dividend, divisor] = division === 'TARGET_BY_ACTUAL' ? [bound, actual] : [actual, bound];
  return {
    kind: 'TARGET_MISSED',
    rule: 'SC2',
    scoredAs,
    bound,
    actual,
    unit,
    dividend,
    divisor,
    completion: percentage ?? '0',
  };
}

/** The band that a judged completion lies in; the upper edges belong to the band above. */
export function bandOf(completion: Ratio, { qualitativeBands: [upper, middle] }: Scheme): Band {
  const reaches = (edge: BasisPoints) => compareRatios(completion, ratioOf(BigInt(edge), 10_000n)) >= 0;
  if (reaches(upper)) return { position: 'UPPER', from: upper, to: 10_000 };
  return reaches(middle)
    ? { position: 'MIDDLE', from: middle, to: upper }
    : { position: 'LOWER', from: 0, to: middle };
}

function scoreStep({ basis, share }: Judgement, weight: Centipoints, score: Centipoints): ScoreStep {
  const step = (factor: ScoreStep['factor']): ScoreStep => ({ kind: 'SCORE', weight, factor, score });
  if (!share || share.numerator === 0n) return step({ kind: 'NOTHING' });
  if (share.numerator === share.denominator) return step({ kind: 'WHOLE' });
  if (basis.kind !== 'COMPARED') return step({ kind: 'SHARE', share: formatRatio(share) });
  const [dividend, divisor] =
    basis.division === 'TARGET_BY_ACTUAL' ? [basis.bound, basis.actual] : [basis.actual, basis.bound];
  return step({
    kind: 'QUOTIENT',
    dividend: formatRatio(dividend, DECIMALS),
    divisor: formatRatio(divisor, DECIMALS),
  });
}
