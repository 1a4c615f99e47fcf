import { KNOWN_UNITS, MAGNITUDES } from './unit-table.ts';

const LONGEST_UNIT = 6;
const LONGEST_MAGNITUDE = 2;

/** The spelling of per cent that stands behind a number (百分之 stands before it and is read by normaliseText). */
const PER_CENT_WORD = '百分比';

/**
 * The longest unit that `text` has at `start`, as printed: "元/人" of "1000元/人给补助对象". Null if none is known.
 */
export function readUnit(text: string, start: number): string | null {
  if (text.startsWith(PER_CENT_WORD, start)) return PER_CENT_WORD;
  const first = readSimpleUnit(text, start);
  if (first === null) return null;
  let end = start + first.length;
  while (text[end] === '/' || text[end] === '·') {
    const next = readSimpleUnit(text, end + 1) ?? readWord(text, end + 1);
    if (next === null) break;
    end += 1 + next.length;
  }
  return text.slice(start, end);
}

/** Where a unit that no list knows ends: at the end of its clause, or before words that belong to the number. */
export const UNIT_END = String.raw`(?=$|[ ,;。、()/·]|[及或]?以[上下内]|之[上下内]|左右|上下)`;

/** What a price is per may be any short word: 元/生·年, 元/羊单位, m³/d. */
const WORD = new RegExp(String.raw`(?:\p{Script=Han}{1,4}?|[A-Za-z]{1,4})${UNIT_END}`, 'uy');

function readWord(text: string, start: number): string | null {
  WORD.lastIndex = start;
  return WORD.exec(text)?.[0] ?? null;
}

function readSimpleUnit(text: string, start: number): string | null {
  const known = readKnownUnit(text, start);
  if (known !== null) return known;
  for (let length = LONGEST_MAGNITUDE; length > 0; length -= 1) {
    const magnitude = text.slice(start, start + length);
    if (Object.hasOwn(MAGNITUDES, magnitude)) return magnitude + (readKnownUnit(text, start + length) ?? '');
  }
  return null;
}

function readKnownUnit(text: string, start: number): string | null {
  for (let length = LONGEST_UNIT; length > 0; length -= 1) {
    const unit = text.slice(start, start + length);
    // "5G基站", "3mm" inside a word: a unit in Latin letters ends where the letters end.
    if (unit.length === length && KNOWN_UNITS.has(unit) && !isLatinWordCut(text, start + length)) return unit;
  }
  return null;
}

function isLatinWordCut(text: string, end: number): boolean {
  return /[A-Za-z]/.test(text.charAt(end - 1)) && /[A-Za-z0-9]/.test(text.charAt(end));
}

/** `%` for every spelling of per cent, anything else as it is printed. */
export function spellUnit(unit: string): string {
  return unit === PER_CENT_WORD ? '%' : unit;
}
