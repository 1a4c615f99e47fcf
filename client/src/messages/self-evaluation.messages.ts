import type { FormState } from '@attain/shared/approval/form-state';
import type { Role } from '@attain/shared/organisation/role';
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

export const VALUE_STATE_WORDS: Readonly<Record<FieldState, string>> = {
  'saved-here': '已存本机',
  delivered: '已送达',
  'backed-up': '已备份',
  'needs-attention': '需处理',
  'not-saved': '未保存',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  PREPARER: '填报人',
  REVIEWER: '审核人',
  MANAGER: '业务管理员',
  AUDITOR: '审计',
  ADMINISTRATOR: '系统管理员',
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
  belowTarget: (count: number) => `${count} 项低于目标`,
  toRevise: (count: number) => `${count} 格待修改`,
  savedHere: (count: number) => `已存本机 ${count} 项`,
  deadline: (year: number | null, month: number, day: number) =>
    `${year === null ? '' : `${year} 年 `}${month} 月 ${day} 日截止`,
  daysLeft: (days: number) => `还有 ${days} 天`,
  lastDay: '今天是最后一天',
  daysOver: (days: number) => `已过 ${days} 天`,
  finished: '已完成',
  approved: '已通过，不能修改',
  submitted: '已提交，等待审核',
  submittedHere: '提交已存本机，送达后生效',
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
