import type { Centipoints } from '../indicator-value/points.ts';
import { formatRatio, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import { measureForMode } from './apply-mode.ts';
import { bandOf } from './band.ts';
import type { CompiledRow, CompiledTable } from './compile-table.ts';
import type { JudgementStep, ModeStep, RowExplanation, ScoreStep, WeightStep } from './explanation.ts';
import type { Judgement } from './judgement.ts';
import type { Scheme } from './scheme.ts';
import type { ScoredRow, ScoredTable } from './score-compiled-table.ts';

/** Decimals of numbers that conversion between units may have made endless. */
const DECIMALS = 6;

/** How one row came to its score; null for a row that the table does not have. */
export function explainRow(table: CompiledTable, scored: ScoredTable, index: number): RowExplanation | null {
  const row = table.rows[index];
  const scoredRow = scored.rows[index];
  if (!row || !scoredRow) return null;
  const { judgement, score, weight } = scoredRow;
  const reason = table.input.indicators[index]?.reason ?? null;
  return {
    row: index,
    rule: scoredRow.rule,
    weight,
    score,
    steps: [
      weightStep(row),
      judgementStep(judgement, table.scheme),
      ...modeSteps(row, scoredRow),
      ...(score === null ? [] : [scoreStep(scoredRow, score)]),
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
    case 'BAND_GIVEN':
      return { kind: 'BAND_GIVEN', rule, band: basis.band };
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

function modeSteps(row: CompiledRow, { judgement, share }: ScoredRow): ModeStep[] {
  const measure = measureForMode(row, judgement);
  if (measure === null || share === null) return [];
  return [
    { kind: 'MODE', rule: 'SC11', mode: row.mode, measure: formatRatio(measure), share: formatRatio(share) },
  ];
}

function scoreStep({ judgement, rule, share, weight }: ScoredRow, score: Centipoints): ScoreStep {
  const { basis } = judgement;
  const step = (factor: ScoreStep['factor']): ScoreStep => ({ kind: 'SCORE', weight, factor, score });
  if (!share || share.numerator === 0n) return step({ kind: 'NOTHING' });
  if (share.numerator === share.denominator) return step({ kind: 'WHOLE' });
  if (basis.kind !== 'COMPARED' || rule === 'SC11') return step({ kind: 'SHARE', share: formatRatio(share) });
  const [dividend, divisor] =
    basis.division === 'TARGET_BY_ACTUAL' ? [basis.bound, basis.actual] : [basis.actual, basis.bound];
  return step({
    kind: 'QUOTIENT',
    dividend: formatRatio(dividend, DECIMALS),
    divisor: formatRatio(divisor, DECIMALS),
  });
}
