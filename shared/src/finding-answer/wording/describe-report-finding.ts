import type { ExaminationSeverity } from '../../examination/examination-finding.ts';
import type {
  RateOrigin,
  ReportFinding,
  ReportFindingCode,
  ReportFindingDetails,
  ReportSuggestion,
} from '../../examination/stated-report/report-finding.ts';
import { aspectWord, partWord } from './describe-stated-place.ts';
import { quote } from './quote.ts';

export const SEVERITY_WORDS: Readonly<Record<ExaminationSeverity, string>> = {
  error: '错误',
  'likely-breach': '疑似违规',
  weakness: '薄弱',
};

/** What each rule looks for, in one line. */
export const REPORT_RULE_TITLES: Readonly<Record<ReportFindingCode, string>> = {
  F28: '正文与附表完成率不一致',
  F29: '正文与附表偏差原因不一致',
  F30: '实际完成值照抄指标值',
  F32: '偏差原因涉及未填报的指标',
  F33: '完成率没有计算依据',
  F34: '部分完成却评在最高档',
  F35: '文字目标以百分比作答',
  F36: '正文数字没有对应的表格行',
  F38: '偏差没有正负号',
  F39: '用方面名称作答',
  F40: '正文说的问题附表没有',
  F41: '应有数据而没有数据',
  F42: '未达标指标缺少措施、责任人或时限',
  F43: '结果应用到各地区，各地区却没有得分',
  F44: '公开情况没有日期或地点',
  F45: '得分不能追溯到指标',
};

const BY: Readonly<Record<RateOrigin, string>> = {
  STATED: '写',
  COMPUTED: '按数值计算为',
  REPEATED_TARGET: '照抄指标值，即',
};
const MEASURE_PARTS = { MEASURE: '措施', OWNER: '责任人', DATE: '完成时限' } as const;
const PUBLICATION_PARTS = { DATE: '日期', PLACE: '网址或地点' } as const;

const FACTS: { readonly [C in ReportFindingCode]: (details: ReportFindingDetails[C]) => string } = {
  F28: ({ narrative, annex, annexBy, statedOn }) =>
    `正文写 ${narrative}%，附表${BY[annexBy]} ${annex}%${
      statedOn === null ? '' : `；正文把 ${annex}% 写在${quote(statedOn)}上`
    }`,
  F29: ({ narrative, annex }) => `正文${reasonWord(narrative)}，附表${reasonWord(annex)}`,
  F30: ({ text }) => `实际完成值与指标值一字不差：${quote(text)}`,
  F32: ({ unreported }) => `原因涉及${unreported.map(quote).join('、')}，报告中没有这些指标的完成情况`,
  F33: ({ rate }) => `完成率 ${rate}%，没有写明由什么算出`,
  F34: ({ rate }) => `写明“部分”或“基本”，完成率 ${rate}% 却在最高档`,
  F35: ({ target, actual }) => `指标值是文字${quote(target)}，实际完成值却是百分比${quote(actual)}`,
  F36: ({ value, unit }) => `“${value}${unit ?? ''}”不在任何表格中`,
  F38: ({ deviation }) => `偏差写作${quote(deviation)}，看不出是超过还是不足`,
  F39: ({ aspect, answer }) => `${aspectWord(aspect)}只答${quote(answer)}`,
  F40: ({ aspect, problem }) => `${aspectWord(aspect)}：正文写${quote(problem)}，附表没有`,
  F41: ({ aspect }) => `${aspectWord(aspect)}没有一个数据`,
  F42: ({ rate, missing }) =>
    `${rate === null ? '没有达到目标' : `完成率 ${rate}%`}，缺少${missing.map((part) => MEASURE_PARTS[part]).join('、')}`,
  F43: ({ use }) => `${quote(use)}，报告中没有一个地区的得分`,
  F44: ({ missing }) => `缺少${missing.map((part) => PUBLICATION_PARTS[part]).join('、')}`,
  F45: ({ part, score, sumOfRows }) =>
    sumOfRows === null
      ? `${partWord(part)}得 ${score} 分，各项指标没有得分`
      : `${partWord(part)}得 ${score} 分，各项指标得分合计 ${sumOfRows} 分`,
};

export const REPORT_SUGGESTIONS: Readonly<Record<ReportSuggestion, string>> = {
  AGREE_ON_RATE: '请核对完成率，正文和附表写成一样。',
  AGREE_ON_REASON: '请核对偏差原因，正文和附表写成一样。',
  STATE_WHAT_WAS_DONE: '请写实际做了什么、达到什么程度。',
  REPORT_WHAT_REASON_NAMES: '请补报原因涉及的指标，或改写原因。',
  NAME_BASE_OF_RATE: '请写明应完成多少、已完成多少。',
  PUT_INTO_LOWER_BAND: '请改评较低档次，或说明为什么算作达到。',
  ANSWER_IN_KIND_OF_TARGET: '请用文字说明实际完成情况，完成率另列。',
  TRACE_NUMBER_TO_ROW: '请把这个数写进表格，或改正正文。',
  SIGN_DEVIATION: '请写明正负号，或“超过”“不足”。',
  ANSWER_ASPECT: '请写具体做法、依据和数据。',
  TELL_PROBLEM_IN_TABLE: '请把问题和改进措施写进附表。',
  GIVE_FIGURES: '请写明天数、金额或比率。',
  NAME_MEASURE_OWNER_DATE: '请写明改进措施、责任人和完成时限。',
  SCORE_EACH_UNIT: '请列出各地区得分，或改写结果应用。',
  NAME_DATE_AND_PLACE: '请写明公开的日期和网址。',
  SCORE_EACH_ROW: '请列出每项指标的分值和得分。',
};

/** The fact, in one sentence without its mark. */
export function describeReportFinding<C extends ReportFindingCode>({
  code,
  details,
}: ReportFinding<C>): string {
  return FACTS[code](details);
}

function reasonWord(reason: string | null): string {
  return reason === null ? '没有写原因' : `写${quote(reason)}`;
}
