import type { FormState } from '@attain/shared/approval/form-state';
import type { ActualField, ExecutionField, FundSource } from '@attain/shared/sync/mutation';
import type { FieldState } from '../ui/field-state.ts';

export const FORM_STATE_WORDS: Readonly<Record<FormState | 'NOT_STARTED', string>> = {
  NOT_STARTED: '未开始',
  DRAFT: '填报中',
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  APPROVED: '已通过',
  REOPENED: '已重新开放',
};

/** 提交 was pressed, and the reviewer does not know of it yet. */
export const SUBMISSION_UNSENT = '提交待送达';

export const VALUE_STATE_WORDS: Readonly<Record<FieldState, string>> = {
  'saved-here': '已存本机',
  delivered: '已送达',
  'backed-up': '已备份',
  'needs-attention': '需处理',
  'not-saved': '未保存',
};

export const FIELD_WORDS: Readonly<Record<ActualField, string>> = {
  valueText: '实际完成值',
  completion: '完成率',
  deviationReason: '偏差原因',
  improvementMeasure: '改进措施',
};

export const EXECUTION_FIELD_WORDS: Readonly<Record<ExecutionField, string>> = {
  annualBudgetInFen: '全年预算数',
  arrivedInFen: '到位资金',
  executedInFen: '全年执行数',
};

export const FUND_SOURCE_WORDS: Readonly<Record<FundSource, string>> = {
  CENTRAL: '中央资金',
  LOCAL: '地方资金',
  OTHER: '其他资金',
};

/** The list of forms (填报). */
export const MY_FORMS_MESSAGES = {
  title: '填报',
  attention: '需处理',
  attentionTitle: '需要您处理',
  attentionCount: (count: number) => `${count} 件`,
  progress: (done: number, all: number) => `${done} / ${all} 项`,
  current: '当前',
  points: '分',
  belowTarget: (count: number) => `${count} 项未达目标`,
  toRevise: (count: number) => `${count} 格待修改`,
  savedHere: (count: number) => `已存本机 ${count} 项`,
  deadline: (year: number | null, month: number, day: number) =>
    `${year === null ? '' : `${year} 年 `}${month} 月 ${day} 日截止`,
  daysLeft: (days: number) => `还有 ${days} 天`,
  lastDay: '今天是最后一天',
  daysOver: (days: number) => `已过 ${days} 天`,
  finished: '已完成',
  approved: '已通过，不能修改',
  conflictTitle: '两台设备填的值不同',
  conflictAction: '去选择',
  refusedAction: '去查看',
  refusedTitle: (count: number) => `${count} 项没有生效`,
  returnTitle: (count: number) => (count === 0 ? '整张表已退回' : `退回 ${count} 格`),
  returnAction: '去修改',
  reopenedTitle: '已重新开放，请修改后再提交',
  emptyTitle: '还没有分给您的自评表',
  emptyText: '绩效自评开始并分配后，会自动出现在这里。',
  lastChecked: (when: string) => `上次检查：${when}`,
  firstLoadTitle: '正在取回您的自评表',
  firstLoadText: '第一次使用需要联网一次，取回后没有网络也能填写。',
  sync: '同步',
} as const;

/** Filling in one form. */
export const FORM_MESSAGES = {
  back: '返回',
  parts: '资金和一级指标',
  funds: '资金',
  done: (done: number, all: number) => `${done}/${all}`,
  target: '目标',
  metTarget: '达到目标',
  targetValue: '目标值',
  actual: '实际',
  notFilled: '未填',
  hasDraft: '草稿还没有保存',
  judged: '待评定',
  outOf: (weight: string) => `/${weight}`,
  outOfPoints: (weight: string) => `/${weight} 分`,
  collapse: '收起',
  score: '得分',
  points: '分',
  explain: '计算说明',
  openExplanation: '打开计算说明',
  completed: (percent: string) => `完成 ${percent}`,
  enterNumber: '请填数字',
  enterText: '请写明完成情况',
  completionHint: '定性指标由人评定：达成 80%—100%，部分达成 60%—80%，未达成 0—60%',
  requiredBeforeSubmit: '提交前必填',
  hollowReason: '“无”一类的话不算原因和措施。请写明具体情况，否则不能提交。',
  reasonPlaceholder: '没有达到目标，请写明具体原因',
  overshootPlaceholder: '实际远高于目标，请写明原因',
  measurePlaceholder: '做什么、哪个岗位、何时完成',
  lockedSubmitted: '已提交，等待审核，不能修改',
  lockedApproved: '已通过，不能修改',
  readOnly: '只能查看，不能修改',
  submittedHere: '提交已存本机，送达后生效',
  notSaved: '未保存，请先不要离开本页',
  conflict: '另一台设备填了别的值，请选择',
  conflictAction: '去选择',
  amount: (wanyuan: string) => `${wanyuan} 万元`,
  refused: (value: string, reason: string) => `您填的“${value}”没有生效：${reason}`,
  dismiss: '知道了',
  seeOutbox: '去同步页处理',
  reviewerSays: (name: string) => `审核人 ${name}`,
  returned: '已退回',
  returnComment: (comment: string) => `已退回，请修改后重新提交。${comment}`,
  reopenedBecause: (reason: string) => `重新开放的原因：${reason}`,
  earlierComments: (count: number) => `以前的意见 ${count} 条`,
  currentScore: '当前得分',
  approvedScore: '审核得分',
  missingCount: (count: number) => `差 ${count} 项`,
  highest: (points: string) => `最高 ${points}`,
  complete: '已填完',
  mendFirst: '请先处理上面几处',
  allSaved: '都已存本机',
  save: '保存',
  submit: '提交',
  submitTitle: '提交自评表',
  submitConfirm: '提交后不能再修改，审核人退回时才能改。',
  amountsEmpty: (count: number) =>
    `资金还有 ${count} 项没有填。没有的请填 0；留空提交，审核人分不清是没有还是漏填。`,
  untouched: (count: number) =>
    `退回的 ${count} 格没有改数和文字，也没有回复。只补了佐证材料的，可以直接提交。`,
  doubted: (name: string, count: number) =>
    count === 1 ? `“${name}”的实际完成值请再核对。` : `“${name}”等 ${count} 项的实际完成值请再核对。`,
  submitOffline: '现在没有网络：提交先存本机，送达后生效。',
  submitLabels: {
    form: '自评表',
    indicators: '指标',
    belowTarget: '未达目标',
    funds: '预算执行',
    total: '得分',
  },
  indicatorsFilled: (count: number) => `${count} 项，全部已填`,
  belowTargetExplained: (count: number) => (count === 0 ? '没有' : `${count} 项，已写原因和措施`),
  totalOpen: (low: string, high: string, why: string) => `${low}—${high}，${why}`,
  judgementsMissing: '有指标待评定',
  amountsMissing: '资金没有填全',
  lookAgain: '再看看',
  close: '关闭',
  formTitle: '自评表',
  noForm: '没有找到这张自评表',
  noFormText: '它可能不在您的范围内，或者还没有取回。联网同步后再看。',
  changed: (field: string) => `${field}已存本机`,
  undo: '撤销',
  closeToast: '收起提示',
  executionRate: '预算执行率',
  noRate: '无法计算：预算数和执行数没有填全',
  noRateZero: '不适用：预算数为 0',
  executedOf: (executed: string, budget: string) => `${executed} / ${budget} 万元`,
  overspent: '执行数大于预算数，请核对：金额的单位是万元。',
  fundsHint: '单位：万元。没有的填 0，不要留空。',
} as const;

/** Signed differences in words; the numbers come formatted, `signed` in brackets or empty. */
export const DEVIATION_MESSAGES = {
  notReported: '未填',
  leftToAPerson: '待评定',
  metShort: '达到',
  met: '达到目标',
  metAbove: (amount: string, signed: string) => `达到目标，高 ${amount}${signed}`,
  metBelow: (amount: string, signed: string) => `达到目标，低 ${amount}${signed}`,
  metBy: (signedAmount: string) => `达到，${signedAmount}`,
  below: (amount: string, signed: string) => `低于目标 ${amount}${signed}`,
  above: (amount: string, signed: string) => `高于目标 ${amount}${signed}`,
  overCeiling: (amount: string, signed: string) => `超出上限 ${amount}${signed}`,
  overshot: (amount: string, signed: string) => `高于目标 ${amount}${signed}，请说明`,
  low: (amount: string, signed: string) => `低 ${amount}${signed}`,
  high: (amount: string, signed: string) => `高 ${amount}${signed}`,
  over: (amount: string, signed: string) => `超 ${amount}${signed}`,
  zero: (signed: string) => `实际为 0${signed}`,
  inBrackets: (signedPercent: string) => `（${signedPercent}）`,
  percentagePoints: '个百分点',
  assessedAt: (percent: string) => `评定完成 ${percent}`,
  achieved: (percent: string) => `达成 ${percent}`,
  onTime: '按期完成',
  late: (days: number) => `晚 ${days} 天`,
  notComparable: {
    OTHER_KIND: '无法计算：目标是数字，实际不是，请填完成率',
    OTHER_MEASURE: '无法计算：单位不同，请填完成率',
    NEGATIVE_TARGET: '无法计算：目标是负数，请填完成率',
  },
  outOfRange: '完成率不在 0 到 100% 之间',
} as const;
