import type { FindingCode, NamedFinding } from '@attain/shared/finding-answer/any-finding';
import type { AnswerState } from '@attain/shared/finding-answer/answer-state';
import type { FindingActKind } from '@attain/shared/finding-answer/finding-act';
import type { ExaminationPlace } from '@attain/shared/examination/examination-place';
import type { ReportFindingCode } from '@attain/shared/examination/stated-report/report-finding';
import type { StatedPlace } from '@attain/shared/examination/stated-report/stated-place';
import {
  describeReportFinding,
  REPORT_RULE_TITLES,
  REPORT_SUGGESTIONS,
} from '@attain/shared/finding-answer/wording/describe-report-finding';
import { describeStatedPlace } from '@attain/shared/finding-answer/wording/describe-stated-place';
import { describeFact } from './describe-fact.ts';
import { describePlace } from './describe-place.ts';
import { MISSING_FACTS, RULE_TITLES, SUGGESTION_WORDS } from './examination.messages.ts';

/** Answers to findings (说明), worded. */
export const FINDING_MESSAGES = {
  stateLabel: '说明情况',
  all: '全部',
  unanswered: '未说明',
  answered: '已说明',
  gone: '已消除',
  withCount: (label: string, count: number) => `${label} ${count}`,
  openCount: (count: number) => (count === 0 ? '全部已说明' : `${count} 条未说明`),
  answer: '说明',
  answerAnew: '另作说明',
  revoke: '撤回说明',
  history: (count: number) => `说明记录 ${count} 条`,
  by: (name: string, when: string) => `${name} · ${when}`,
  changedNote: '发现的依据已变，原来的说明不再算数，请重新说明。',
  noneInState: '没有这一类的发现',
  goneTitle: '已消除的发现',
  goneText: '这些发现说明过，现在的数据里已经没有了。说明仍然保留。',
  title: '说明检查发现',
  note: '说明不会隐藏发现。发现仍在清单里，标明“已说明”。',
  label: '说明',
  placeholder: '请写理由和依据，例如批复文号、整改安排',
  writeFirst: '请先写说明。',
  confirm: '保存说明',
  revokeTitle: '撤回说明',
  revokeNote: '撤回后，这条发现又算作未说明。原来的说明仍留在记录里。',
  revokeLabel: '撤回原因（可不填）',
  revokeConfirm: '撤回',
  cancel: '取消',
  close: '关闭',
  openReport: '打开报告',
} as const;

export const ANSWER_STATE_WORDS: Readonly<Record<AnswerState, string>> = {
  UNANSWERED: '未说明',
  ANSWERED: '已说明',
  FACTS_CHANGED: '依据已变',
};

export const FINDING_ACT_WORDS: Readonly<Record<FindingActKind, string>> = {
  ANSWER: '说明',
  REVOCATION: '撤回说明',
};

/** What each rule looks for, in one line: those on a round's rows and those on the report. */
export const FINDING_TITLES: Readonly<Record<FindingCode, string>> = {
  ...RULE_TITLES,
  ...REPORT_RULE_TITLES,
};

const REPORT_FACTS: Readonly<Record<ReportFindingCode, string>> = {
  F28: '报告正文和附表的指标',
  F29: '报告正文和附表的指标',
  F30: '附表的指标值和完成值',
  F32: '没有填报的指标',
  F33: '附表的指标值和完成值',
  F34: '附表的指标值和完成值',
  F35: '附表的指标值和完成值',
  F36: '报告正文的数字和表格',
  F38: '报告写的偏差',
  F39: '资金管理七个方面的说明',
  F40: '正文和附表的存在问题',
  F41: '资金管理七个方面的说明',
  F42: '报告的改进措施',
  F43: '报告的结果应用和各地区得分',
  F44: '报告的公开情况',
  F45: '报告的得分',
};

/** What a rule needs before it can look. */
export const FACTS_OF_RULE: Readonly<Record<FindingCode, string>> = { ...MISSING_FACTS, ...REPORT_FACTS };

/** '' for a rule that this build does not know. */
export function titleOfRule(code: string): string {
  return code in FINDING_TITLES ? FINDING_TITLES[code as FindingCode] : '';
}

/** The fact, in one sentence. */
export function describeFinding({ finding }: Pick<NamedFinding, 'finding'>): string {
  // Each rule is of one kind: its code tells which.
  if (finding.code in REPORT_RULE_TITLES)
    return `${describeReportFinding(finding as Parameters<typeof describeReportFinding>[0])}。`;
  return describeFact(finding as Parameters<typeof describeFact>[0]);
}

/** The way out that goes with the finding. */
export function suggestionFor({ finding: { suggestion } }: Pick<NamedFinding, 'finding'>): string {
  return suggestion in REPORT_SUGGESTIONS
    ? REPORT_SUGGESTIONS[suggestion as keyof typeof REPORT_SUGGESTIONS]
    : SUGGESTION_WORDS[suggestion as keyof typeof SUGGESTION_WORDS];
}

export function describeAnyPlace(place: ExaminationPlace | StatedPlace): string {
  return 'at' in place ? describeStatedPlace(place) : describePlace(place);
}
