import { parseDecimal, formatDecimal } from './decimal.ts';
import { readUnit, spellUnit, UNIT_END } from './read-unit.ts';
import type { DateMention } from './read-dates.ts';

/** A number with its unit in a normalised text, from `start` (its sign included) up to `end` (its unit included). */
export interface Measure {
  readonly start: number;
  readonly end: number;
  /** A plain decimal string. */
  readonly value: string;
  readonly unit: string | null;
}

/** The measures of a text, and whether it also holds figures that cannot be read as a number (1.2.3). */
export interface Measures {
  readonly measures: readonly Measure[];
  readonly hasUnreadableFigures: boolean;
}

/** Stands in place of what holds figures but no measure; never part of a unit or a word. */
const MASK = '□';

// Every class leaves out its own opening sign, so that an unclosed one costs no second pass over the text.
const TITLE = /《[^《》]*》/g;
const DOCUMENT_NUMBER = /[[(](?:19|20)\d{2}[\])] ?第? ?\d{1,6} ?号/g;
const ORDINAL = /(?:第|附件|附表) ?\d{1,6}(?: ?[-~至] ?\d{1,6})?/g;
/** 2023年度, 每月10日: years and days that are no deadline of this row, and no measure either. */
const YEAR = /(?:19|20)\d{2} ?年/g;
/** What a spreadsheet prints instead of a value: #DIV/0!. */
const SPREADSHEET_ERROR = /#DIV\/0!/g;
const RECURRING_DAY = /每[年月季周] ?\d{1,2} ?[日号月]/g;
const LIST_MARK = /^(?:指标 ?\d{1,3} ?[:.、]?|\(?\d{1,2}[).、:](?=\D))/;

/** The text with titles, document numbers, ordinals, list marks and dates blotted out, position by position. */
export function maskFigures(text: string, dates: readonly DateMention[]): string {
  const blot = (part: string) => MASK.repeat(part.length);
  let masked = '';
  let position = 0;
  for (const { start, end } of dates) {
    masked += text.slice(position, start) + blot(text.slice(start, end));
    position = end;
  }
  masked += text.slice(position);
  return masked
    .replace(TITLE, blot)
    .replace(DOCUMENT_NUMBER, blot)
    .replace(ORDINAL, blot)
    .replace(YEAR, blot)
    .replace(RECURRING_DAY, blot)
    .replace(SPREADSHEET_ERROR, blot)
    .replace(LIST_MARK, blot);
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;

/** The numbers with their units in a masked text, in linear time. */
export function readMeasures(text: string): Measures {
  const measures: Measure[] = [];
  let hasUnreadableFigures = false;
  let position = 0;
  while (position < text.length) {
    if (!isFigure(text, position)) {
      position += 1;
      continue;
    }
    NUMBER.lastIndex = position;
    const figures = NUMBER.exec(text)?.[0] ?? text.charAt(position);
    const end = position + figures.length;
    if (isPartOfName(text, position, end)) {
      position = endOfName(text, end);
      continue;
    }
    const measure = readMeasure(text, position, figures, measures.at(-1)?.end ?? 0);
    if (measure) measures.push(measure);
    else hasUnreadableFigures = true;
    position = measure?.end ?? end;
  }
  return { measures, hasUnreadableFigures };
}

function readMeasure(
  text: string,
  numberStart: number,
  figures: string,
  previousEnd: number,
): Measure | null {
  const numberEnd = numberStart + figures.length;
  const isVersion = text[numberEnd] === '.' && isFigure(text, numberEnd + 1);
  const sign = readSign(text, numberStart, previousEnd);
  const value = parseDecimal(sign + figures.replaceAll(',', ''));
  if (value === null || isVersion || text[numberStart - 1] === '.') return null;
  const { unit, end } = readUnitBehind(text, numberEnd);
  return { start: numberStart - sign.length, end, value: formatDecimal(value), unit };
}

function isFigure(text: string, position: number): boolean {
  const sign = text.charAt(position);
  return sign >= '0' && sign <= '9';
}

/** A unit in Latin letters that no list knows: 55dB, 30MPa. A single letter is none: 5G, 4K. */
const LATIN_UNIT = new RegExp(`[A-Za-zμ]{2,5}${UNIT_END}`, 'y');

/** PM2.5, COVID-19, 5G, 3A级: figures that touch Latin letters which are no unit. */
function isPartOfName(text: string, start: number, end: number): boolean {
  if (/[A-Za-z]-?$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  LATIN_UNIT.lastIndex = end;
  return /[A-Za-z]/.test(text.charAt(end)) && readUnit(text, end) === null && !LATIN_UNIT.test(text);
}

/** GB/T19001-2016 is one name up to its last figure. */
function endOfName(text: string, start: number): number {
  let end = start;
  while (/[A-Za-z\d.-]/.test(text.charAt(end))) end += 1;
  return end;
}

/** A dash is a sign, unless it follows a measure directly: 3-5 is a range. */
function readSign(text: string, numberStart: number, previousEnd: number): '' | '-' | '+' {
  const sign = text.charAt(numberStart - 1);
  if (sign !== '-' && sign !== '+') return '';
  const gap = numberStart - 1 - previousEnd;
  const touchesMeasure = previousEnd > 0 && (gap === 0 || (gap === 1 && text[previousEnd] === ' '));
  return touchesMeasure ? '' : sign;
}

const UNIT_IN_BRACKETS = /\(([^()]{1,8})\)/y;
/** A short word between a number and the end of its clause is its unit, even if no list knows it: 120穴. */
const SHORT_WORD = new RegExp(String.raw`([A-Za-zμ·\p{Script=Han}]{1,4}?)${UNIT_END}`, 'uy');
/** Words that follow a number without being its unit. */
const NO_UNIT =
  /^(?:[及或以之余多几来内已均全并且和与为是至到由在的达]|左右|上下)|完成|到位|合格|落实|通过|实现|左右|及时|以上|以下/;

function readUnitBehind(text: string, numberEnd: number): { unit: string | null; end: number } {
  const start = text[numberEnd] === ' ' ? numberEnd + 1 : numberEnd;
  const known = readUnit(text, start);
  if (known !== null) return { unit: spellUnit(known), end: start + known.length };
  UNIT_IN_BRACKETS.lastIndex = start;
  const bracketed = UNIT_IN_BRACKETS.exec(text);
  if (bracketed?.[1] !== undefined && readUnit(bracketed[1], 0) === bracketed[1]) {
    return { unit: spellUnit(bracketed[1]), end: start + bracketed[0].length };
  }
  SHORT_WORD.lastIndex = start;
  const word = SHORT_WORD.exec(text)?.[1];
  if (word !== undefined && !NO_UNIT.test(word)) return { unit: word, end: start + word.length };
  return { unit: null, end: numberEnd };
}
