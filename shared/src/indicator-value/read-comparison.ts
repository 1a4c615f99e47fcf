import type { PointComparison } from './parsed-value.ts';
import { readUnit, spellUnit } from './read-unit.ts';

/** What stands around a number: its operator, a unit in a column before it, or a word that makes it inexact. */
export interface Surroundings {
  /** Null where no operator and no word for one is printed. */
  readonly comparison: PointComparison | null;
  readonly unit: string | null;
  /** 约, 左右, 余, or operators that contradict each other: the number cannot be taken as it stands. */
  readonly isUnclear: boolean;
}

/** As far as an operator's words may lie before their number; keeps reading linear. */
const REACH = 28;

const SIGNS: Readonly<Record<string, PointComparison>> = {
  '≥': 'at-least',
  '≤': 'at-most',
  '=': 'exactly',
  '>': 'more-than',
  '<': 'less-than',
};
const SIGN_BEFORE = /([≥≤=<>])[ :()]*$/;

/** Words for an operator before its number, in the order in which they must be tried: 不低于 holds 低于. */
const WORDS_BEFORE: ReadonlyArray<readonly [PointComparison, RegExp]> = [
  [
    'at-least',
    /(?:不[得能应可宜]?(?:低于|少于|小于)|[大高多]于或?等于|至少|最少)(?:\(含\)|[^\d\s,;:。、≥≤=<>□]){0,12}[ :]*$/,
  ],
  [
    'at-most',
    /(?:(?:[不未][得能应可宜]?|没有?)(?:超过|高于|大于|多于|超出|突破)|[小低少]于或?等于|至多|最多)(?:\(含\)|[^\d\s,;:。、≥≤=<>□]){0,12}[ :]*$/,
  ],
  ['more-than', /(?:[大高多]于|超过|超出)[ :]*$/],
  ['less-than', /(?:[小低少]于|不足|不到)[ :]*$/],
  ['exactly', /等于[ :]*$/],
];

const WORDS_BEHIND =
  /^ ?(?:\(含[^()]{0,10}\))? ?(?:[及或]|\(含\))?(?:(?<least>以上|之上)|(?<most>以下|以内|之内|内(?![部容外涵])))/;

/** 约 and 近 as words of their own; 签约, 节约, 附近 and the like are others. */
const INEXACT_BEFORE = /(?:(?<![节签履违预条公集合契特制])约|将近|接近|(?<![最附就邻临靠相])近) ?$/;
/** Behind the figures 5000多亩, 30来人; behind the unit 3个多月, but 3个多功能厅 and 20人来自农村 are exact. */
const INEXACT_BEHIND_FIGURES = /^ ?(?:左右|上下|[余几来多])/;
const INEXACT_BEHIND_UNIT = /^ ?(?:左右|上下(?!游)|[余多](?=$|[ ,;。、()])|多(?:月|小时|星期|年(?!生)))/;
const ENDS_IN_FIGURES = /[\d十百千万亿]$/;
const UNIT_COLUMN = /(^|[ ≥≤=<>(])([^ ≥≤=<>()]{1,8})\)? ?$/;

/** Reads what stands before `start` and behind `end` of the only number of a normalised text. */
export function readSurroundings(text: string, start: number, end: number): Surroundings {
  let left = text.slice(Math.max(0, start - REACH), start);
  let before = readOperatorBefore(left);
  if (before) left = left.slice(0, before.start);
  const column = readUnitColumn(left);
  if (column && !before) {
    left = left.slice(0, column.start);
    before = readOperatorBefore(left);
  }
  const right = text.slice(end, end + REACH);
  const behind = readOperatorBehind(right);
  const inexactBehind = ENDS_IN_FIGURES.test(text.slice(end - 1, end))
    ? INEXACT_BEHIND_FIGURES
    : INEXACT_BEHIND_UNIT;
  const isInexact = INEXACT_BEFORE.test(left) || inexactBehind.test(right);
  const contradicts =
    before !== null && behind !== null && isCeiling(before.comparison) !== isCeiling(behind);
  return {
    comparison: before?.comparison ?? behind,
    unit: column?.unit ?? null,
    isUnclear: isInexact || contradicts,
  };
}

function readOperatorBefore(left: string): { comparison: PointComparison; start: number } | null {
  const sign = SIGN_BEFORE.exec(left);
  const signed = sign?.[1] === undefined ? undefined : SIGNS[sign[1]];
  if (sign && signed) return { comparison: signed, start: sign.index };
  for (const [comparison, words] of WORDS_BEFORE) {
    const match = words.exec(left);
    if (match) return { comparison, start: match.index };
  }
  return null;
}

function readOperatorBehind(right: string): PointComparison | null {
  const words = WORDS_BEHIND.exec(right)?.groups;
  if (!words) return null;
  return words['least'] === undefined ? 'at-most' : 'at-least';
}

/** 万元 ≤ 3584, % 90: a table's column of units before the number. */
function readUnitColumn(left: string): { unit: string; start: number } | null {
  const match = UNIT_COLUMN.exec(left);
  const word = match?.[2];
  if (!match || word === undefined || readUnit(word, 0) !== word) return null;
  return { unit: spellUnit(word), start: match.index + (match[1]?.length ?? 0) };
}

function isCeiling(comparison: PointComparison): boolean {
  return comparison === 'at-most' || comparison === 'less-than';
}
