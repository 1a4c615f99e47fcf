import type { StatedPosition, StatedText } from '../../examination/stated-report/stated-report.ts';
import { isBlankCell } from '../../indicator-value/read-wording.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';

/** What our own report prints where something is still missing: nothing is stated there. */
const OPEN_PLACE = /【未填写：[^【】]*】/g;
const NOT_REPORTED = /^(?:未填报|未填写|未报送?)$/;

/** The text as stated: an open place and 未填报 are empty. */
export function statedTextOf(text: string, at: StatedPosition | null): StatedText {
  const stated = text.replace(OPEN_PLACE, '').trim();
  return { text: NOT_REPORTED.test(stated) ? '' : stated, at };
}

const REASON_MARK =
  /(?:偏差|偏离|未完成|未达标|未达到目标|未实现)(?:绩效目标)?的?(?:主要)?原因(?:分析)?(?:主要)?(?:有|是|为|如下)?[:：]?|主要原因(?:有|是|为|如下)?[:：]?/;
const MEASURE_MARK =
  /(?:下一步)?(?:拟采取的?)?(?:改进|整改)措施(?:有|是|为|如下)?[:：]?|下一步(?:工作)?(?:打算|措施|将)?[:：,，]?/;

export interface Cause {
  readonly reason: string;
  readonly measure: string;
}

/**
 * A cell or passage that holds cause and measure, by the words that announce them. Without a word for either, the
 * whole may be both.
 */
export function splitCause(text: string): Cause {
  const measureAt = MEASURE_MARK.exec(text);
  const before = measureAt ? text.slice(0, measureAt.index) : text;
  const reasonAt = REASON_MARK.exec(before);
  const reason = trimMarks(reasonAt ? before.slice(reasonAt.index + reasonAt[0].length) : before);
  const measure = measureAt ? text.slice(measureAt.index + measureAt[0].length) : reasonAt ? '' : text;
  return { reason, measure: trimMarks(measure) };
}

/** Whether a passage announces a cause or a measure. */
export function announcesCause(text: string): boolean {
  return REASON_MARK.test(text);
}

export function announcesMeasure(text: string): boolean {
  return MEASURE_MARK.test(text);
}

const RATE_BEHIND = /^([\s\S]*)[(（](完成率[^()（）]{1,20})[)）]$/;

/** "已完成（完成率90%）": the rate in brackets behind an actual is no part of it. */
export function splitRate(actual: string): { readonly actual: string; readonly rate: string | null } {
  const match = RATE_BEHIND.exec(actual);
  return match ? { actual: match[1] ?? '', rate: match[2] ?? null } : { actual, rate: null };
}

const MARKS = /[\s。；;,，:：]/;

/** Sign by sign: an expression for the end of a text takes quadratic time on a long run of marks inside it. */
function trimMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && MARKS.test(text.charAt(start))) start += 1;
  while (end > start && MARKS.test(text.charAt(end - 1))) end -= 1;
  const trimmed = text.slice(start, end);
  return isBlankCell(normaliseText(trimmed)) ? '' : trimmed;
}
