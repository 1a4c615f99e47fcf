import { parseDecimal } from './decimal.ts';
import { normaliseText } from './normalise-text.ts';
import { formatScaled } from './ratio.ts';

/** Money as a whole number of fen (分); a safe integer, at most 90 万亿元. */
export type Fen = number;

export type MoneyUnit = '元' | '万元' | '亿元';

/** Decimals that the unit has down to one fen. */
const DECIMALS: Readonly<Record<MoneyUnit, number>> = { 元: 2, 万元: 6, 亿元: 10 };

export type MoneyViolation =
  | { readonly code: 'NOT_A_NUMBER' }
  | { readonly code: 'NEGATIVE_NOT_ALLOWED' }
  | { readonly code: 'NUMBER_TOO_LARGE' }
  /** More decimals than the unit has down to one fen. */
  | { readonly code: 'NOT_WHOLE_FEN'; readonly decimals: number };

/** `fen: null` for an empty field: unknown, which is not zero. */
export type ParsedMoney =
  | { readonly ok: true; readonly fen: Fen | null }
  | { readonly ok: false; readonly violation: MoneyViolation };

const AMOUNT = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/;
const EXPONENT = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i;

/** Reads an amount as a person types it: full-width figures and thousands separators are accepted. */
export function parseMoneyInFen(text: string, unit: MoneyUnit): ParsedMoney {
  const normalised = normaliseText(text);
  if (normalised === '') return { ok: true, fen: null };
  // 1e5 is to be typed in full, 1e400 cannot be.
  if (EXPONENT.test(normalised) && Math.abs(Number(normalised)) > Number.MAX_SAFE_INTEGER) {
    return refused({ code: 'NUMBER_TOO_LARGE' });
  }
  const match = AMOUNT.exec(normalised);
  if (!match) return refused({ code: 'NOT_A_NUMBER' });
  const [, sign = '', whole = '', fraction = ''] = match;
  const amount = parseDecimal(whole.replaceAll(',', '') + fraction);
  if (!amount) return refused({ code: 'NUMBER_TOO_LARGE' });
  const places = DECIMALS[unit];
  const fen = amount.digits * 10n ** BigInt(Math.max(0, places - amount.scale));
  const surplus = 10n ** BigInt(Math.max(0, amount.scale - places));
  if (fen % surplus !== 0n) return refused({ code: 'NOT_WHOLE_FEN', decimals: places });
  const exact = fen / surplus;
  if (sign === '-' && exact !== 0n) return refused({ code: 'NEGATIVE_NOT_ALLOWED' });
  return exact > BigInt(Number.MAX_SAFE_INTEGER)
    ? refused({ code: 'NUMBER_TOO_LARGE' })
    : { ok: true, fen: Number(exact) };
}

function refused(violation: MoneyViolation): ParsedMoney {
  return { ok: false, violation };
}

/** Exact, without trailing zeros: 1560000 fen are "1.56" (万元). */
export function formatFenInWanyuan(fen: Fen): string {
  return formatScaled(BigInt(fen), DECIMALS.万元);
}
