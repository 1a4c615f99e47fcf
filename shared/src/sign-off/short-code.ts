/** Crockford's base 32: no I, L, O, U, which are misread or read as words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Signs that a hand writes for others. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
/** x⁵ + x² + 1, by which the 32 signs are a field. */
const MODULUS = 0b100101;
/** Signs of a code, the check sign included: 55 bits that nobody guesses. */
export const CODE_LENGTH = 12;
const GROUP = 4;

/** How many values from 0 to 31 a code is made from. */
export const RANDOM_VALUES = CODE_LENGTH - 1;

/**
 * A code with its check sign, from random values (SO8).
 *
 * @param values 11 whole numbers from 0 to 31.
 */
export function shortCodeFrom(values: readonly number[]): string {
  if (values.length !== RANDOM_VALUES || values.some((value) => ALPHABET[value] === undefined)) {
    throw new RangeError('a short code is made from 11 values of 0 to 31');
  }
  return [...values, timesTwo(remainder(values))].map((value) => ALPHABET[value]).join('');
}

/**
 * A code as somebody typed it: in any case and width, with blanks and dashes.
 *
 * @returns Null for what can be no code: one wrong sign, or two that changed places, are noticed always.
 */
export function readShortCode(text: string): string | null {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '')
    .replace(/[OIL]/g, (sign) => MISREAD[sign] ?? sign);
  const values = Array.from(signs, (sign) => ALPHABET.indexOf(sign));
  if (values.length !== CODE_LENGTH || values.includes(-1)) return null;
  return remainder(values) === 0 ? signs : null;
}

/** In groups of four, as it is printed. */
export function printShortCode(code: string): string {
  return Array.from({ length: CODE_LENGTH / GROUP }, (_, i) => code.slice(i * GROUP, (i + 1) * GROUP)).join(
    '-',
  );
}

/** Σ value × 2^(place from the right) in the field of 32: each place has a factor of its own. */
function remainder(values: readonly number[]): number {
  return values.reduce((sum, value) => timesTwo(sum) ^ value, 0);
}

function timesTwo(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ MODULUS : doubled;
}
