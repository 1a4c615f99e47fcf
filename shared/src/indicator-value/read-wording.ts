import type { DateMention } from './read-dates.ts';
import type { Deadline } from './parsed-value.ts';

/** Nothing but dashes, dots and strokes, as tables print an empty cell. */
const BLANK = /^[-/\\._…·、,\s]*$/;

/** Columns of a table that are printed before the target itself. */
const COLUMN_WORDS = /^(?:(?:正向|反向|定性|定量)(?:指标)?[ :]+)+/;

export function isBlankCell(text: string): boolean {
  return BLANK.test(text);
}

/** 正向 大于等于 98 % without the column in front. */
export function withoutColumnWords(text: string): string {
  return text.replace(COLUMN_WORDS, '');
}

/** Signs, figures and words that may stand between the grades of a choice. */
const BETWEEN_GRADES = /[\s、,/|\\;:()\d.%≥≤<>=~分至及以上下含不于-]+/g;
/** No word may go on behind them: 优良中药材 and 提高中低收入 name no choice. */
const GRADE_CHOICE =
  /优秀?良好?(?:中等?|一般|较?差|不?合格|不?及格|低|劣)+(?:$|[等档级三四五]|\P{Script=Han})|好较好(?:一般|较?差)|^高中低$/u;

/** A choice of grades such as 优良中低差, with or without figures for each (TT6). */
export function isGradeChoice(text: string): boolean {
  return GRADE_CHOICE.test(text.replace(BETWEEN_GRADES, ''));
}

const POINTER = /^(?:严格)?(?:按照|按|依照|遵照|参照|根据|依据|以|详见|参见|见)/;
const DOCUMENT = /《|方案|文件|通知|批复|合同|协议|任务书|计划书|清单|附件|附表|备案|细则|意见|规划|办法/;
const POINTS_AT = /要求|规定|为准|执行|确定|落实|实施|约定|内容|所列|^(?:详见|参见|见)/;
const TIME_WORDS = /时间|期限|工期|时限|节点|进度|按时|按期|如期|及时/;

/**
 * The text has no measure of its own and points to another document (TT6): 按照…方案相关要求, 以…所列情况为准.
 *
 * Obeying rules in general (严格执行相关制度规定) names no document and is qualitative.
 */
export function isReference(text: string): boolean {
  return POINTER.test(text) && DOCUMENT.test(text) && POINTS_AT.test(text) && !TIME_WORDS.test(text);
}

const IN_TIME =
  /按时|按期|如期|准时|限时|及时(?!率)|(?:时间|期限|时限|工期|周期|节点)[之以]?内|(?:规定|约定|计划|要求)的?(?:时间|期限|时限|工期)/;

/** 按时, 及时, 在…时间内: a deadline without a date (TT5). */
export function namesTimeliness(text: string): boolean {
  return IN_TIME.test(text);
}

/** A date after these words, or before those, is what something is compared with or was issued on, not a deadline. */
const COMPARED_BEFORE = /(?:较|比|与|和|同|于|照|据|自|从)(?:上年|去年)? ?$/;
const COMPARED_BEHIND =
  /^ ?(?:度|水平|标准|以来|同期|相比|持平|任务|计划|目标|预算|考核|工作|绩效|方案|期间|起|至今|以后|之后|后|(?:印发|下发|发布|出台|批复|发文|公布))/;
/** A bare year is a deadline only beside a word of completion: 2021年完成. */
const COMPLETION = /前|完成|到位|建成|竣工|完工|验收|投入使用|交付|发放|拨付|支付|兑付|结束|开工|启动/;

/** The deadline that the dates of a text without measures name; null when they name none (TT5). */
export function readDeadline(text: string, dates: readonly DateMention[]): Deadline | null {
  const saysCompletion = COMPLETION.test(text);
  const named = dates.filter(({ isBareYear, ...date }) => {
    if (isComparison(text, date)) return false;
    return !isBareYear || saysCompletion || date.end - date.start === text.length;
  });
  const [only] = named;
  if (!only) return null;
  // Several dates are several deadlines, and none of them is the row's.
  if (named.length > 1 || !only.period) return { kind: 'deadline', by: null, from: null };
  return { kind: 'deadline', by: only.period.by, from: only.period.from };
}

function isComparison(text: string, { start, end }: Pick<DateMention, 'start' | 'end'>): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  // 于2024年6月完成 names when; 高于2022年 compares.
  const namesWhen = /(?:^|[^高低大小多少优等])于 ?$/.test(before);
  return COMPARED_BEHIND.test(text.slice(end, end + 6)) || (COMPARED_BEFORE.test(before) && !namesWhen);
}
