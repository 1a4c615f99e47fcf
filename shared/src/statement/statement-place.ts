import { FundAspect } from '../examination/statement-material.ts';

/** Places of which a form has one each. */
const SINGLE_PLACES = {
  /** 总体目标的完成情况 */
  OVERALL_COMPLETION: 1,
  /** 自评结果如何用于下一年度资金分配 */
  RESULT_USE: 1,
  /** 公开的日期和网址 */
  PUBLICATION: 1,
  /** 监督检查、审计发现的问题及整改情况 */
  INSPECTIONS: 1,
  /** 其他需要说明的问题 */
  OTHER_MATTERS: 1,
  /** 成文日期, a day as `2025-03-20` */
  REPORT_DATE: 1,
  /** 中央主管部门 */
  CENTRAL_DEPARTMENT: 1,
  /** 说明 below the annex table */
  REMARKS: 1,
} as const;

export type SinglePlace = keyof typeof SINGLE_PLACES;

/** What can be said of one of the seven aspects of fund management. */
type AspectPlace =
  /** 情况说明 */
  | `ASPECT.${FundAspect}`
  /** 存在问题和改进措施 */
  | `PROBLEM.${FundAspect}`;

/** What can be said of one missed indicator, by its id. */
type MeasurePlace =
  /** 改进措施 */
  | `MEASURE.${string}`
  /** 责任人 or responsible department */
  | `MEASURE_OWNER.${string}`
  /** 完成时限, a day as `2025-12-31` */
  | `MEASURE_DUE.${string}`;

/** Where a person's own text (情况说明) stands in a form, and from there in the report. */
export type StatementPlace = SinglePlace | AspectPlace | MeasurePlace;

/** The longest place in characters; the columns that hold one are as wide. */
const MAX_PLACE_LENGTH = 64;

export function isStatementPlace(text: string): text is StatementPlace {
  if (text.length > MAX_PLACE_LENGTH) return false;
  if (Object.hasOwn(SINGLE_PLACES, text)) return true;
  const aspect = /^(?:ASPECT|PROBLEM)\.(\w+)$/.exec(text)?.[1];
  return aspect === undefined ? indicatorOfPlace(text) !== null : Object.hasOwn(FundAspect, aspect);
}

/** The indicator that a measure is for; null for any other place. */
export function indicatorOfPlace(place: string): string | null {
  return /^MEASURE(?:_OWNER|_DUE)?\.(.+)$/s.exec(place)?.[1] ?? null;
}

/** Whether the text of this place is a day. */
export function isDayPlace(place: StatementPlace): boolean {
  return place === 'REPORT_DATE' || place.startsWith('MEASURE_DUE.');
}
