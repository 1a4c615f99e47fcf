import { normaliseText } from '../indicator-value/normalise-text.ts';
import { compareRatios, formatRatio, ratioOf, WHOLE } from '../indicator-value/ratio.ts';
import { formatPoints } from '../indicator-value/points.ts';
import { relateUnits } from '../indicator-value/relate-units.ts';
import type { CompiledRow } from './compile-table.ts';
import type { Fault } from './finding.ts';
import type { ScoredRow } from './score-compiled-table.ts';
import type { Scheme } from './scheme.ts';
import type { IndicatorInput } from './table-input.ts';

interface RowContext {
  readonly input: IndicatorInput;
  readonly row: CompiledRow;
  readonly scored: ScoredRow;
  readonly scheme: Scheme;
}

/** One check of one row; null where there is nothing to find. */
type RowCheck = (context: RowContext) => Fault | null;

const actualMissing: RowCheck = ({ row }) =>
  row.actual.kind === 'blank' && row.weight > 0
    ? { code: 'ACTUAL_MISSING', details: { weight: formatPoints(row.weight) } }
    : null;

const kindMismatch: RowCheck = ({ input, row }) => {
  if (row.target.kind !== 'quantity' || row.actual.kind === 'blank') return null;
  const isOtherKind =
    row.measure === null || (row.measure.kind === 'no-measure' && row.measure.because === 'OTHER_KIND');
  return isOtherKind
    ? { code: 'KIND_MISMATCH', details: { target: input.target ?? '', actual: input.actual ?? '' } }
    : null;
};

const unitMismatch: RowCheck = ({ row: { target, actual } }) => {
  if (target.kind !== 'quantity' || actual.kind !== 'quantity') return null;
  if (target.unit === null || actual.unit === null) return null;
  const relation = relateUnits(actual.unit, target.unit).kind;
  return relation === 'different-counts' || relation === 'different-measures'
    ? { code: 'UNIT_MISMATCH', details: { targetUnit: target.unit, actualUnit: actual.unit } }
    : null;
};

const targetNotMeasurable: RowCheck = ({ input, row: { target, asksNumber } }) => {
  if (!asksNumber || target.kind === 'quantity') return null;
  const text = input.target ?? '';
  // The figures of a document's number or title are no measure; those of a sentence with several measures are.
  const holdsNumber = target.kind !== 'reference' && /\d/.test(normaliseText(text));
  return holdsNumber ? null : { code: 'TARGET_NOT_MEASURABLE', details: { target: text } };
};

const targetByReference: RowCheck = ({ input, row }) =>
  row.target.kind === 'reference'
    ? { code: 'TARGET_BY_REFERENCE', details: { target: input.target ?? '' } }
    : null;

const actualCopiesTarget: RowCheck = ({ input, row: { actual } }) => {
  const isInWords = actual.kind === 'qualitative' || actual.kind === 'grade' || actual.kind === 'reference';
  const text = comparable(input.actual);
  return isInWords && text === comparable(input.target)
    ? { code: 'ACTUAL_COPIES_TARGET', details: { text: input.actual ?? '' } }
    : null;
};

function comparable(text: string | null): string {
  return normaliseText(text ?? '').replace(/[\s,.;:。、]+/g, '');
}

const reasonMissing: RowCheck = ({ input, scored: { judgement } }) => {
  const { completion, outcome } = judgement;
  const isBelow = outcome === 'MISSED' || (completion !== null && compareRatios(completion, WHOLE) < 0);
  return isBelow && !statesReason(input.reason)
    ? { code: 'REASON_MISSING', details: { completion: completion && formatRatio(completion) } }
    : null;
};

const overshootUnexplained: RowCheck = ({ input, scored: { judgement }, scheme }) => {
  const { basis, completion } = judgement;
  const limit = ratioOf(BigInt(scheme.overshoot), 10_000n);
  if (basis.kind !== 'COMPARED' || completion === null || compareRatios(completion, limit) <= 0) return null;
  const asksMore = basis.scoredAs === 'at-least' || basis.scoredAs === 'more-than';
  return asksMore && !statesReason(input.reason)
    ? { code: 'OVERSHOOT_UNEXPLAINED', details: { completion: formatRatio(completion) } }
    : null;
};

const partlyDoneHighBand: RowCheck = ({ row, scored: { judgement }, scheme }) => {
  const { basis, completion } = judgement;
  const isJudged = basis.kind === 'ASSESSED' || basis.kind === 'STATED_IN_FULL';
  const bandFrom = ratioOf(BigInt(scheme.qualitativeBands[0]), 10_000n);
  return row.saysPartly && isJudged && completion !== null && compareRatios(completion, bandFrom) >= 0
    ? {
        code: 'PARTLY_DONE_HIGH_BAND',
        details: { completion: formatRatio(completion), bandFrom: formatRatio(bandFrom) },
      }
    : null;
};

const bandOutOfRange: RowCheck = ({ input, row }) =>
  row.person.kind === 'OUT_OF_RANGE'
    ? { code: 'BAND_OUT_OF_RANGE', details: { completion: String(input.completion) } }
    : null;

const NO_REASON = /^(?:无|没有|暂无|不适用|不涉及|同上|略)[。.；;]?$/;

/** 0, /, 无 and the like fill the cell and give no reason. */
export function statesReason(reason: string | null | undefined): boolean {
  const text = (reason ?? '').trim();
  return /[\p{Script=Han}A-Za-z]/u.test(text) && !NO_REASON.test(text);
}

const CHECKS: readonly RowCheck[] = [
  actualMissing,
  kindMismatch,
  unitMismatch,
  targetNotMeasurable,
  targetByReference,
  actualCopiesTarget,
  reasonMissing,
  overshootUnexplained,
  partlyDoneHighBand,
  bandOutOfRange,
];

/** What is wrong with one row, seen by itself. */
export function findRowFaults(context: RowContext): Fault[] {
  return CHECKS.flatMap((check) => check(context) ?? []);
}
