import { dayOf, monthsOf, tenDaysOf, type Period } from './calendar.ts';

/** A date in a normalised text, from `start` up to `end`. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** Null where no year is known, or the calendar has no such day (11月31日). */
  readonly period: Period | null;
  /** Nothing but a year is named: such a mention may be no date of completion at all (较2022年增长). */
  readonly isBareYear: boolean;
}

// All sticky and without unbounded repetition, so that reading stays linear.
const DAY_IN_FIGURES = /((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const MONTH_IN_FIGURES = /((?:19|20)\d{2})[-/](0?[1-9]|1[0-2])(?![\d.])/y;
/** 2023.6 alone may be a number; 2023.6月 and 2023.6前 are months. */
const MONTH_AFTER_POINT = /((?:19|20)\d{2})\.(0?[1-9]|1[0-2])(?= ?(?:月|底|之前|以前|前)) ?月?/y;
const YEARS = /((?:19|20)\d{2}) ?年? ?[-~至到] ?((?:19|20)\d{2}) ?年(?!度)/y;
const YEAR = /((?:19|20)\d{2}) ?年(?!度(?![内底末])) ?/y;
/** 23年6月: two figures are a year only before a month. */
const SHORT_YEAR = /(\d{2}) ?年 ?(?=\d{1,2} ?月)/y;
const RELATIVE_YEAR = /(次年|翌年|当年|本年|今年)(?!度(?![内底末])) ?/y;
const MONTH_AND_DAY = /(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/y;
/** 2024-12-31 00:00:00, 12月31日24时: the hour of a day that is named. */
const TIME_OF_DAY = /(?: ?|T)(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?Z?(?![\d:])|[时点]整?)/y;
const MONTHS = /(?:(\d{1,2}) ?月? ?[-~至到] ?)?(\d{1,2}) ?月(?:份)? ?(上旬|中旬|下旬)?/y;
const HALF_YEAR = /([上下])半年/y;
const QUARTER = /第?([一二三四1-4]) ?季度/y;
const YEAR_END = /(?:年|度|年度)?(?:[底末]|内(?![部容外涵]))/y;

const FIRST_SIGN = /[\d次翌当本今上下第一二三四年]/;
/** A figure or a number word before 年 or a month makes it a length of time: 3年内, 三年内. */
const AFTER_NUMBER = /[\dA-Za-z.一二三四五六七八九十两几半多]$/;
/** 2024年1月至12月: two mentions with only this between them are one period. */
const JOINS_PERIOD = /^ ?[-~至到] ?$/;

/** The dates that a normalised text names; one without a year takes the last named one, else `tableYear`. */
export function readDates(text: string, tableYear: number | null): DateMention[] {
  const mentions: DateMention[] = [];
  let position = 0;
  let year = tableYear;
  while (position < text.length) {
    const mention = mayStartDate(text, position) ? readDateAt(text, position, year) : null;
    if (!mention) {
      position += 1;
      continue;
    }
    const before = mentions.at(-1);
    if (before && JOINS_PERIOD.test(text.slice(before.end, Math.min(mention.start, before.end + 4)))) {
      mentions[mentions.length - 1] = join(before, mention);
    } else {
      mentions.push(mention);
    }
    if (mention.period) year = Number(mention.period.by.slice(0, 4));
    position = mention.end;
  }
  return mentions;
}

function mayStartDate(text: string, position: number): boolean {
  return (
    FIRST_SIGN.test(text.charAt(position)) &&
    !AFTER_NUMBER.test(text.slice(Math.max(0, position - 1), position))
  );
}

function join(first: DateMention, last: DateMention): DateMention {
  const period =
    first.period && last.period && first.period.from <= last.period.by
      ? { from: first.period.from, by: last.period.by }
      : null;
  return { start: first.start, end: last.end, period, isBareYear: first.isBareYear && last.isBareYear };
}

function readDateAt(text: string, start: number, defaultYear: number | null): DateMention | null {
  let end = start;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    if (match) end = pattern.lastIndex;
    return match;
  };
  const mention = (period: Period | null, isBareYear = false): DateMention => ({
    start,
    end,
    period,
    isBareYear,
  });

  let match = take(DAY_IN_FIGURES);
  if (match) {
    take(TIME_OF_DAY);
    return mention(dayOf(Number(match[1]), Number(match[3]), Number(match[4])));
  }
  match = take(MONTH_IN_FIGURES) ?? take(MONTH_AFTER_POINT);
  if (match) return mention(monthsOf(Number(match[1]), Number(match[2])));
  match = take(YEARS);
  if (match) return mention(yearsOf(Number(match[1]), Number(match[2])), true);

  const named = readYear(take, defaultYear);
  const within = (read: (year: number) => Period | null) =>
    mention(named.year === null ? null : read(named.year));

  const day = take(MONTH_AND_DAY);
  if (day) {
    take(TIME_OF_DAY);
    return within((year) => dayOf(year, Number(day[1]), Number(day[2])));
  }
  const month = take(MONTHS);
  if (month) return within((year) => readMonths(year, month));
  const half = take(HALF_YEAR);
  if (half) return within((year) => (half[1] === '上' ? monthsOf(year, 1, 6) : monthsOf(year, 7, 12)));
  const quarter = take(QUARTER);
  if (quarter) return within((year) => readQuarter(year, quarter[1] ?? ''));
  if ((named.isPrinted || text[start] === '年') && take(YEAR_END))
    return within((year) => monthsOf(year, 1, 12));
  return named.isFigure ? mention(monthsOf(named.year ?? 0, 1, 12), true) : null;
}

interface NamedYear {
  readonly year: number | null;
  readonly isPrinted: boolean;
  /** Printed in figures: such a year alone is a mention; 当年 alone is none. */
  readonly isFigure: boolean;
}

function readYear(take: (pattern: RegExp) => RegExpExecArray | null, defaultYear: number | null): NamedYear {
  const full = take(YEAR);
  if (full) return { year: Number(full[1]), isPrinted: true, isFigure: true };
  const short = take(SHORT_YEAR);
  if (short) return { year: 2000 + Number(short[1]), isPrinted: true, isFigure: true };
  const relative = take(RELATIVE_YEAR);
  if (!relative) return { year: defaultYear, isPrinted: false, isFigure: false };
  const later = relative[1] === '次年' || relative[1] === '翌年' ? 1 : 0;
  return { year: defaultYear === null ? null : defaultYear + later, isPrinted: true, isFigure: false };
}

function readMonths(year: number, [, first, last, part]: RegExpExecArray): Period | null {
  const month = Number(last);
  if (part !== undefined) return tenDaysOf(year, month, part === '上旬' ? 0 : part === '中旬' ? 1 : 2);
  return monthsOf(year, first === undefined ? month : Number(first), month);
}

function readQuarter(year: number, figure: string): Period | null {
  const quarter = Number(figure) || '一二三四'.indexOf(figure) + 1;
  return monthsOf(year, quarter * 3 - 2, quarter * 3);
}

function yearsOf(first: number, last: number): Period | null {
  const from = monthsOf(first, 1, 12)?.from;
  const by = monthsOf(last, 1, 12)?.by;
  return from !== undefined && by !== undefined && from <= by ? { from, by } : null;
}
