import type {
  AllotmentBound,
  AllotmentFormula,
  ExecutionStep,
} from '@attain/shared/allotment-proposal/allotment-formula';
import { readAllotmentFormula } from '@attain/shared/allotment-proposal/read-allotment-formula';
import { formatDecimal, parseDecimal } from '@attain/shared/indicator-value/decimal';
import { normaliseText } from '@attain/shared/indicator-value/normalise-text';
import { ALLOTMENT_MESSAGES as words } from '../messages/allotment-proposal.messages.ts';

/** A formula after a change, or why it cannot be one. */
export type FormulaEdit =
  | { readonly ok: true; readonly formula: AllotmentFormula }
  | { readonly ok: false; readonly refusal: string };

/** Puts a typed figure into the formula where `place` says; full-width figures and separators are read too. */
export function editFormula(text: string, place: (figure: string) => AllotmentFormula): FormulaEdit {
  const decimal = parseDecimal(normaliseText(text).replaceAll(',', ''));
  if (!decimal) return { ok: false, refusal: words.stillUsed(words.refusal.notANumber) };
  const reading = readAllotmentFormula(place(formatDecimal(decimal)));
  if (reading.ok) return reading;
  const { expected } = reading.problem;
  const refusal = expected === 'FALLING' ? words.refusal.FALLING : words.refusal.OUT_OF_RANGE;
  return { ok: false, refusal: words.stillUsed(refusal) };
}

/** Steps to begin with: a proposal to be changed, like the default formula. */
export const FIRST_STEPS: readonly ExecutionStep[] = [
  { from: '100', factor: '1' },
  { from: '80', factor: '0.95' },
  { from: '0', factor: '0.9' },
];

/** The same bound of another kind: per cents are kept, an amount begins where it binds nobody. */
export function boundOfKind(
  kind: AllotmentBound['kind'] | 'NONE',
  side: 'floor' | 'ceiling',
  before: AllotmentBound | null,
  sumInWanyuan: string,
): AllotmentBound | null {
  if (kind === 'NONE') return null;
  if (kind === 'AMOUNT') return { kind, wanyuan: side === 'floor' ? '0' : sumInWanyuan };
  const usual = side === 'floor' ? '80' : '120';
  return { kind, perCent: before && before.kind !== 'AMOUNT' ? before.perCent : usual };
}
