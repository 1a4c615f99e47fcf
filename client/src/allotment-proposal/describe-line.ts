import type { AllotmentFormula } from '@attain/shared/allotment-proposal/allotment-formula';
import type {
  AllotmentLine,
  AllotmentProposal,
  FactorUse,
} from '@attain/shared/allotment-proposal/allotment-proposal';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import { formatPointsFixed } from '@attain/shared/indicator-value/points';
import { addRatios, compareRatios, NOTHING, ratioOf, type Ratio } from '@attain/shared/indicator-value/ratio';
import type { Fact } from '../explanation/fact.ts';
import { ALLOTMENT_STEPS as words } from '../messages/allotment-proposal.messages.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';
import { describeDivision } from './describe-division.ts';
import { formatAbout, formatDifference, formatPart } from './format-amount.ts';

const FEN_PER_WANYUAN = 1_000_000n;

/** One unit's way from base to amount, step by step, each with its rule (AL9). */
export function describeLine(
  line: AllotmentLine,
  proposal: AllotmentProposal,
  isAssumed: boolean,
): readonly Fact[] {
  const { terms } = words;
  const { formula } = proposal;
  const isKept = line.gradeFactor.because.kind === 'KEEPS_BASE_SHARE';
  const facts: Fact[] = [
    { term: terms.base, text: describeBase(line, formula), rule: 'AL2' },
    { term: terms.grade, text: describeGrade(line, isAssumed), rule: isKept ? 'AL3' : 'AL2' },
  ];
  const execution = describeExecution(line);
  if (execution) facts.push({ term: terms.execution, text: execution, rule: 'AL4' });
  if (!isKept) facts.push({ term: terms.weight, text: describeWeight(line, formula), rule: 'AL2' });
  const { division } = line;
  if (!division) return [...facts, { term: terms.result, text: words.none, rule: 'AL6' }];
  return [
    ...facts,
    { term: terms.share, text: describeShare(line, proposal), rule: isKept ? 'AL3' : 'AL5' },
    ...describeDivision(line, division),
    {
      term: terms.result,
      text: words.result(
        formatFenInWanyuan(division.amountInFen),
        formatDifference(division.differenceInFen),
      ),
      rule: null,
    },
  ];
}

function describeBase({ base, baseShare }: AllotmentLine, formula: AllotmentFormula): string {
  const share = baseShare ? formatPart(baseShare) : words.noShare;
  switch (formula.base.kind) {
    case 'THIS_YEAR':
      return words.baseThisYear(weightText(base, formula), share);
    case 'EQUAL':
      return words.baseEqual(share);
    case 'WEIGHTS':
      return words.baseWeight(weightText(base, formula), share);
  }
}

function describeGrade({ unit, grade, gradeFactor }: AllotmentLine, isAssumed: boolean): string {
  if (grade !== null && unit.score !== null) {
    const describe = isAssumed ? words.gradedByAssumption : words.graded;
    return describe(formatPointsFixed(unit.score), grade, gradeFactor.factor);
  }
  return gradeFactor.because.kind === 'UNDECIDED' ? words.undecided(gradeFactor.factor) : words.keepsShare;
}

/** Null where the formula does not ask for it. */
function describeExecution({ unit, executionFactor }: AllotmentLine): string | null {
  const { factor, because }: FactorUse = executionFactor;
  if (because.kind === 'STEP' && unit.executionRate) {
    return words.step(formatPercent(unit.executionRate), because.from, factor);
  }
  if (because.kind === 'NO_RATE') return words.noRate;
  return because.kind === 'UNDECIDED' ? words.undecidedExecution : null;
}

function describeWeight(
  { base, gradeFactor, executionFactor, weight }: AllotmentLine,
  formula: AllotmentFormula,
): string {
  const factors = [gradeFactor, ...(executionFactor.because.kind === 'NO_STEPS' ? [] : [executionFactor])];
  const parts = [weightText(base, formula), ...factors.map(({ factor }) => factor)].join(' × ');
  return words.weight(parts, weightText(weight, formula));
}

/** What is left for the weights, and this unit's part of it. */
function describeShare(line: AllotmentLine, { lines, sumInFen, formula }: AllotmentProposal): string {
  const whole = ratioOf(BigInt(sumInFen) / FEN_PER_WANYUAN, 1n);
  const share = formatAbout(line.division?.share ?? NOTHING);
  if (line.gradeFactor.because.kind === 'KEEPS_BASE_SHARE') {
    return words.keptShare(formatPart(line.baseShare ?? NOTHING), formatAbout(whole), share);
  }
  const isKept = ({ gradeFactor }: AllotmentLine) => gradeFactor.because.kind === 'KEEPS_BASE_SHARE';
  const rest = lines
    .filter(isKept)
    .reduce((left, { division }) => addRatios(left, negative(division?.exact ?? NOTHING)), whole);
  const weights = lines
    .filter((other) => !isKept(other))
    .reduce((sum, { weight }) => addRatios(sum, weight), NOTHING);
  if (compareRatios(weights, NOTHING) === 0) return words.noShare;
  return words.share(
    weightText(line.weight, formula),
    weightText(weights, formula),
    formatAbout(rest),
    share,
  );
}

/** Bases of this year are money, and shown as money is. */
function weightText(weight: Ratio, { base }: AllotmentFormula): string {
  if (base.kind !== 'THIS_YEAR') return formatAbout(weight);
  return formatAbout(ratioOf(weight.numerator, weight.denominator * FEN_PER_WANYUAN));
}

function negative({ numerator, denominator }: Ratio): Ratio {
  return { numerator: -numerator, denominator };
}
