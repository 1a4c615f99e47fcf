import type { FormState } from '../../approval/form-state.ts';
import type { FundAspect } from '../../examination/statement-material.ts';
import type { ReportExecution } from '../report-material.ts';

/** The seven aspects of fund management, in the order of the official form. */
export const ASPECT_LABELS: { readonly [A in FundAspect]: string } = {
  ALLOCATION: '分配科学性',
  TIMELINESS: '下达及时性',
  PAYMENT: '拨付合规性',
  USE: '使用规范性',
  EXECUTION: '执行准确性',
  PERFORMANCE_MANAGEMENT: '预算绩效管理情况',
  EXPENDITURE_DUTY: '支出责任履行情况',
};

export const SOURCE_LABELS: { readonly [S in ReportExecution['source']]: string } = {
  CENTRAL: '中央财政资金',
  LOCAL: '地方资金',
  OTHER: '其他资金',
};

export const STATE_LABELS: { readonly [S in FormState]: string } = {
  DRAFT: '填报中',
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  APPROVED: '已通过',
  REOPENED: '已重新开放',
};

/** Who can tell what the rows do not. */
export const MANAGER = '业务管理员';
export const PREPARER = '填报人';
