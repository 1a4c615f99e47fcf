import type { Fen } from '../indicator-value/money.ts';
import { compareRatios } from '../indicator-value/ratio.ts';
import type { AllotmentFormula } from './allotment-formula.ts';
import type {
  AllotmentLine,
  AllotmentNote,
  AllotmentObstacle,
  AllotmentProposal,
  AllotmentUnit,
  LineDivision,
} from './allotment-proposal.ts';
import { FEN_PER_WANYUAN } from './bound-of-unit.ts';
import { divideSum, type DividedSum } from './divide-sum.ts';
import { prepareLines } from './prepare-lines.ts';
import { receiverOfOddAmount } from './receiver-of-odd-amount.ts';
import { weighUnit, type WeighedUnit } from './weigh-unit.ts';

/**
 * Proposes next year's allotments: the sum split over the units by what they got and how they did.
 *
 * The same for any order of the units. Amounts are whole 万元 but for the odd amount, and together with what is held
 * back they are the sum (AL7, AL8).
 *
 * @param sumInFen Whole and not negative.
 * @param formula As `readAllotmentFormula` read it.
 * @throws RangeError for another sum, or two units with one path
 */
export function proposeAllotments(
  sumInFen: Fen,
  units: readonly AllotmentUnit[],
  formula: AllotmentFormula,
): AllotmentProposal {
  if (!Number.isSafeInteger(sumInFen) || sumInFen < 0) throw new RangeError(`no sum to split: ${sumInFen}`);
  const inOrder = units.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  if (new Set(inOrder.map(({ path }) => path)).size < inOrder.length) {
    throw new RangeError('two units with one path');
  }
  const whole = BigInt(sumInFen) / FEN_PER_WANYUAN;
  const weighed = inOrder.map((unit) => weighUnit(unit, formula));
  const prepared = prepareLines(whole, weighed, formula);
  const lines = prepared.map(({ line }) => line);
  const obstacle = obstacleBefore(lines);
  const divided: DividedSum = obstacle ? { ok: false, obstacle } : divideSum(whole, prepared);
  const notes = notesOf(weighed);
  if (!divided.ok) return { sumInFen, formula, lines, obstacle: divided.obstacle, notes, heldBackInFen: 0 };

  const odd = sumInFen - Number(whole * FEN_PER_WANYUAN);
  const receiver =
    odd > 0 && formula.oddAmount === 'TO_LARGEST' ? receiverOfOddAmount(lines, divided.divisions) : null;
  return {
    sumInFen,
    formula,
    lines: lines.map((line, i) => {
      const division = divided.divisions[i];
      return division ? finishLine(line, division, line === receiver ? odd : 0) : line;
    }),
    obstacle: null,
    notes:
      odd > 0
        ? [...notes, { code: 'ODD_AMOUNT', amountInFen: odd, unitId: receiver?.unit.id ?? null }]
        : notes,
    heldBackInFen: receiver ? 0 : odd,
  };
}

function obstacleBefore(lines: readonly AllotmentLine[]): AllotmentObstacle | null {
  if (lines.length === 0) return { code: 'NO_UNITS' };
  const crossed = lines.filter(
    ({ floor, ceiling }) => floor && ceiling && compareRatios(floor.exact, ceiling.exact) > 0,
  );
  return crossed.length === 0 ? null : { code: 'BOUNDS_CROSS', unitIds: crossed.map(({ unit }) => unit.id) };
}

function finishLine(
  line: AllotmentLine,
  division: Omit<LineDivision, 'oddInFen' | 'amountInFen' | 'differenceInFen'>,
  oddInFen: Fen,
): AllotmentLine {
  const amountInFen = Number(division.whole * FEN_PER_WANYUAN) + oddInFen;
  return {
    ...line,
    division: {
      ...division,
      oddInFen,
      amountInFen,
      differenceInFen: amountInFen - line.unit.baseInFen,
    },
  };
}

function notesOf(weighed: readonly WeighedUnit[]): readonly AllotmentNote[] {
  const idsOf = (isMeant: (unit: WeighedUnit) => boolean) =>
    weighed.filter(isMeant).map(({ unit }) => unit.id);
  const notes = [
    { code: 'SCORE_UNDECIDED', unitIds: idsOf(({ grade }) => grade === null) },
    {
      code: 'NO_EXECUTION_RATE',
      unitIds: idsOf(({ executionFactor }) => executionFactor.because.kind === 'NO_RATE'),
    },
    { code: 'NO_BASE', unitIds: idsOf(({ base }) => base.digits === 0n) },
  ] as const;
  return notes.filter(({ unitIds }) => unitIds.length > 0);
}
