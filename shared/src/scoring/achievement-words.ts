import { normaliseText } from '../indicator-value/normalise-text.ts';

/** 基本 in these names (基本药物制度) qualifies nothing. */
const BASIC = '基本(?!药物|公共|医疗|农田|养老|建设|制度)';

/** Words that take away from a statement of achievement: beside one of these, 完成 is no plain 完成 (SC3). */
const QUALIFIERS = new RegExp(
  [
    `部分|${BASIC}|未|没|不|无法|难以|尚[在有需]|有待|待[完验定办付支建开]`,
    '正在|预计|有望|(?<![模虚])拟|力争|争取|即将|将[于在]|逐步',
    '接近|大致|大体|初步|约(?!定)|左右|一半|多数|大部|仅|较好|较差|一般(?!公共|债)',
    '延期|延迟|延后|推迟|滞后|逾期',
  ].join('|'),
);

const PARTLY = new RegExp(`部分|${BASIC}`);

/** 完成 as a noun (完成情况, 完成率) states nothing. */
const ACHIEVED = /达成(?!率|度|情况)|完成(?!率|度|情况|进度|程度|质量|时间|时限|期限|比例|量)/;
const ALL = /(?:^|[^\d.])100(?:\.0+)?%/;
const OTHER_PER_CENT = /(?:^|[^\d.])(?!100(?:\.0+)?%)\d+(?:\.\d+)?%/;
/** Dates and years tell when, and not how much. */
const DATES = /(?:19|20)\d{2} ?年度?|\d{1,2} ?月份?|\d{1,2} ?[日号]/g;

const IN_TIME =
  /按时|按期|如期|准时|及时|(?:规定|约定|计划|要求)的?(?:时间|期限|时限|工期)|(?:时间|期限|时限|工期)[之以]?内/;

/** A plain statement of full achievement: 达成, 完成 or 100%, without a qualifier (SC3). */
export function statesFullAchievement(actualText: string): boolean {
  const text = normaliseText(actualText);
  if (QUALIFIERS.test(text) || OTHER_PER_CENT.test(text)) return false;
  // 完成37个 says how much was done, and not that it was all.
  return ALL.test(text) || (ACHIEVED.test(text) && !/\d/.test(text.replace(DATES, '')));
}

/** A statement of timely or full completion, without a qualifier (SC7). */
export function statesTimelyCompletion(actualText: string): boolean {
  const text = normaliseText(actualText);
  return (
    statesFullAchievement(actualText) ||
    (IN_TIME.test(text) && !QUALIFIERS.test(text) && !OTHER_PER_CENT.test(text))
  );
}

/** 部分 or 基本: what was asked was not wholly reached (PARTLY_DONE_HIGH_BAND). 基本药物 and the like are names. */
export function saysPartly(actualText: string): boolean {
  return PARTLY.test(actualText);
}
