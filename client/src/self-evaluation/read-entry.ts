import { canonicalValueText } from '@attain/shared/approval/canonical-value-text';
import { checkActualEntry, type EntryViolation } from '@attain/shared/indicator-value/check-actual-entry';
import { parseDecimal } from '@attain/shared/indicator-value/decimal';
import { doubtActualEntry } from '@attain/shared/indicator-value/doubt-actual-entry';
import { formatFenInWanyuan, parseMoneyInFen } from '@attain/shared/indicator-value/money';
import type { ParsedTarget } from '@attain/shared/indicator-value/parsed-value';
import { formatScaled } from '@attain/shared/indicator-value/ratio';
import { MAX_TEXT_LENGTH } from '@attain/shared/sync/protocol';
import { formatShare } from '../messages/format-share.ts';
import { AMOUNT_VIOLATION_WORDS, VIOLATION_MESSAGES as words } from '../messages/violation.messages.ts';
import type { ScoredRow } from '../scoring/scored-form.ts';
import type { ReadResult } from './use-field-entry.ts';

/** An actual value: kept as typed; a row that asks for a number takes nothing else. */
export function readValueText(text: string, target: ParsedTarget): ReadResult<string | null> {
  const [violation] = checkActualEntry(target, text);
  return violation ? { ok: false, violation: wordViolation(violation) } : readNarrative(text);
}

function wordViolation(violation: EntryViolation): string {
  switch (violation.code) {
    case 'NOT_A_NUMBER':
      return words.notANumber;
    case 'NUMBER_TOO_LARGE':
      return words.tooLarge(violation.integerDigits, violation.decimals);
    case 'NEGATIVE_NOT_ALLOWED':
      return words.negative;
    case 'UNIT_NOT_COMPARABLE':
      return words.otherUnit(violation.unit, violation.targetUnit);
  }
}

/** What to ask about an actual value that is taken as it is; null: nothing. */
export function askAbout(text: string, target: ParsedTarget): string | null {
  const [doubt] = doubtActualEntry(target, text);
  switch (doubt?.code) {
    case 'SHARE_ABOVE_WHOLE':
      return words.aboveWhole;
    case 'FRACTION_FOR_PERCENT':
      return words.fraction(doubt.percent);
    case 'OTHER_COUNT':
      return words.otherCount(doubt.unit, doubt.targetUnit);
    case 'PART_OF_A_COUNT':
      return words.partOfACount(doubt.unit);
    case 'OTHER_MAGNITUDE':
      return words.otherMagnitude(doubt.targetText);
    case 'COMPARISON_SIGN':
      return words.comparisonSign;
    case undefined:
      return null;
  }
}

/** The same of a row's value as it stands. */
export function askAboutRow({ row, target }: Pick<ScoredRow, 'row' | 'target'>): string | null {
  return askAbout(row.values.valueText ?? '', target);
}

/** A reason, a measure, any text: trimmed; empty means not filled in. */
export function readNarrative(text: string): ReadResult<string | null> {
  if (text.length > MAX_TEXT_LENGTH) return { ok: false, violation: words.textTooLong(MAX_TEXT_LENGTH) };
  return { ok: true, value: text.trim() || null };
}

/** A completion is typed in per cent and kept as a share: 90 is 0.9. */
export function readCompletion(text: string): ReadResult<string | null> {
  const plain = canonicalValueText(text).replace(/%$/, '');
  if (plain === '') return { ok: true, value: null };
  const percent = parseDecimal(plain);
  if (percent === null || percent.digits < 0n || percent.digits > 100n * 10n ** BigInt(percent.scale)) {
    return { ok: false, violation: words.notAPercent };
  }
  return { ok: true, value: formatScaled(percent.digits, percent.scale + 2) };
}

export function showCompletion(share: string | null): string {
  return share === null ? '' : formatShare(share);
}

/** An amount is typed in 万元, with the unit or without, and kept in fen; empty is unknown, not zero. */
export function readAmount(text: string): ReadResult<number | null> {
  const parsed = parseMoneyInFen(text.replace(/(?<=[\d０-９])\s*万元?\s*$/u, ''), '万元');
  return parsed.ok
    ? { ok: true, value: parsed.fen }
    : { ok: false, violation: AMOUNT_VIOLATION_WORDS[parsed.violation.code] };
}

export function showAmount(amountInFen: number | null): string {
  return amountInFen === null ? '' : formatFenInWanyuan(amountInFen);
}
