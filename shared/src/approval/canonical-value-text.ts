import { formatScaled } from '../indicator-value/ratio.ts';

/** ASCII as full-width: `！` to `～`, which input methods produce; the ideographic space beside them. */
const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;

/** A sign, digits with or without groups of three, a fraction, and a unit that holds no digit. */
const NUMBER_WITH_UNIT = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*([^\d\s.,]*)$/;

/**
 * One spelling for all spellings of a number: `1.50`, `１．５` and `+1.5` give `1.5`; `12,500 家` gives `12500家`.
 * Any other text comes back trimmed. For comparing and hashing only: what is kept is the text as entered.
 */
export function canonicalValueText(text: string): string {
  const trimmed = text.trim();
  const ascii = trimmed
    .replace(FULL_WIDTH, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    .replace(/[\u2212\uFE63]/g, '-')
    .trim();
  const match = NUMBER_WITH_UNIT.exec(ascii);
  if (!match) return trimmed;
  const [, sign, digits = '', fraction = '', unit = ''] = match;
  const number = formatScaled(BigInt(`${sign}${digits.replaceAll(',', '')}${fraction}`), fraction.length);
  return number + unit;
}
