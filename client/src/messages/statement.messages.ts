import type { FundAspect } from '@attain/shared/examination/statement-material';
import { ASPECT_LABELS } from '@attain/shared/report/wording/labels';
import {
  indicatorOfPlace,
  type SinglePlace,
  type StatementPlace,
} from '@attain/shared/statement/statement-place';

const SINGLE_PLACE_WORDS: Readonly<Record<SinglePlace, string>> = {
  OVERALL_COMPLETION: '总体目标完成情况',
  RESULT_USE: '结果应用',
  PUBLICATION: '公开情况',
  INSPECTIONS: '检查和审计发现的问题及整改',
  OTHER_MATTERS: '其他需要说明的问题',
  REPORT_DATE: '成文日期',
  CENTRAL_DEPARTMENT: '中央主管部门',
  REMARKS: '附表说明',
};

const PART_WORDS = {
  ASPECT: '情况说明',
  PROBLEM: '存在问题和改进措施',
  MEASURE: '改进措施',
  MEASURE_OWNER: '责任人',
  MEASURE_DUE: '完成时限',
} as const;

/** What a place is called: what it is about, and which part of it. */
export interface PlaceWords {
  /** The aspect, or what has a place of its own; null where it is about an indicator, whose name says it. */
  readonly subject: string | null;
  readonly what: string;
}

export function describeStatementPlace(place: StatementPlace): PlaceWords {
  const [part = '', about = ''] = place.split('.');
  const what = isPart(part) ? PART_WORDS[part] : PART_WORDS.ASPECT;
  if (indicatorOfPlace(place) !== null) return { subject: null, what };
  if (isAspect(about)) return { subject: ASPECT_LABELS[about], what };
  return { subject: isSingle(place) ? SINGLE_PLACE_WORDS[place] : place, what };
}

function isPart(text: string): text is keyof typeof PART_WORDS {
  return Object.hasOwn(PART_WORDS, text);
}

function isAspect(text: string): text is FundAspect {
  return Object.hasOwn(ASPECT_LABELS, text);
}

function isSingle(text: string): text is SinglePlace {
  return Object.hasOwn(SINGLE_PLACE_WORDS, text);
}
