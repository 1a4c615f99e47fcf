import type {
  ExaminationCode,
  ExaminationSeverity,
  SuggestionCode,
} from '@attain/shared/examination/examination-finding';
import type { FundColumn, FundLine } from '@attain/shared/examination/form-material';

/** The examination (检查): what the rules found, worded. */
export const EXAMINATION_MESSAGES = {
  title: '检查',
  ofFile: '检查外来报告文件',
  rounds: '自评年度',
  filterLabel: '严重程度',
  all: '全部',
  withCount: (label: string, count: number) => `${label} ${count}`,
  findings: (count: number) => `${count} 条发现`,
  ofRule: (count: number) => `${count} 条`,
  at: (place: string, places: number) => (places === 1 ? place : `${place}，共 ${places} 处`),
  compared: '比对内容',
  nothingThere: '空',
  openForm: '打开自评表',
  forms: '打开自评表：',
  cleanTitle: '没有发现问题',
  cleanText: '已按现有数据逐条检查。',
  noneOfKind: '没有这一类的发现',
  emptyTitle: '还没有可检查的自评表',
  emptyText: '绩效自评开始并分配后，检查结果会出现在这里。',
  uncheckedTitle: '没有检查的规则',
  uncheckedText: (count: number) => `有 ${count} 条规则缺少资料，没有检查，不代表没有问题。`,
  missing: (facts: string) => `缺少：${facts}`,
} as const;

export const SEVERITY_WORDS: Readonly<Record<ExaminationSeverity, string>> = {
  error: '错误',
  'likely-breach': '疑似违规',
  weakness: '薄弱',
};

/** What each rule looks for, in one line. */
export const RULE_TITLES: Readonly<Record<ExaminationCode, string>> = {
  F01: '提前下达资金转下达超过 30 日',
  F02: '资金转下达超过 30 日',
  F03: '称下达及时，但日期不全',
  F04: '刚下达就全部执行',
  F05: '总额含其他年度资金',
  F06: '文号与发文机关不符',
  F07: '资金合计没有填',
  F08: '使用单位不是资金分配的末级',
  F09: '地方资金、其他资金没有填',
  F10: '引用的制度与事项不符',
  F11: '文号与标题不符',
  F12: '调整分值没有说明理由',
  F13: '数量指标没有数字',
  F14: '目标指向的文件没有附上',
  F15: '自评表的目标不是下达的目标',
  F16: '合并批次没有说明',
  F17: '同一对象重复计数',
  F18: '同一指标名称不一',
  F19: '同一指标计量单位不一',
  F20: '同一指标归在不同的一级指标',
  F21: '增长类目标没有基数',
  F22: '预算执行重复计分',
  F23: '下达的目标没有对应上级指标',
  F24: '不同层级由同一人负责',
  F25: '单位名称不在组织机构中',
  F26: '主管部门前后不一',
  F31: '下达的指标没有填报',
};

/** What a rule needs before it can look. */
export const MISSING_FACTS: Readonly<Record<ExaminationCode, string>> = {
  F01: '资金文件的日期',
  F02: '资金文件的日期',
  F03: '报告“下达及时性”一节',
  F04: '资金分配和执行数',
  F05: '报告写的资金总额',
  F06: '发文字号对照表',
  F07: '自评表填写的合计数',
  F08: '自评表的资金使用单位',
  F09: '自评表的资金数',
  F10: '制度文件库和报告的引文',
  F11: '制度文件库和报告的引文',
  F12: '评分方案的分值',
  F13: '下达的目标表',
  F14: '下达的目标表',
  F15: '下达的目标表和自评表',
  F16: '下达的目标表和自评表',
  F17: '下级的目标表',
  F18: '下达的目标表',
  F19: '下达的目标表',
  F20: '下达的目标表',
  F21: '下达的目标表',
  F22: '评分方案的分值',
  F23: '下级的目标表',
  F24: '目标表的负责人',
  F25: '组织机构',
  F26: '目标表的主管部门',
  F31: '下达的目标表',
};

/** The way out. */
export const SUGGESTION_WORDS: Readonly<Record<SuggestionCode, string>> = {
  ENTER_RECEIPT_AND_EXPLAIN: '请补录收文日期；确已超期的，写明原因和改进措施。',
  DATE_EVERY_HOP: '请逐级补录收文和发文日期，再写天数。',
  SHOW_PAYMENTS: '请核对国库支付凭证，转下达不算执行。',
  STATE_AMOUNT_OF_YEAR: '请按本年度资金改写总额，其他年度另作说明。',
  CORRECT_ISSUER: '请核对文件，改正文号或发文机关。',
  FILL_IN_TOTAL: '请补填合计数。',
  NAME_ALLOTTED_UNIT: '请改为实际收到资金的单位。',
  STATE_ZERO_OR_AMOUNT: '没有这项资金请填 0，有的请填金额。',
  CITE_FITTING_RULE: '请改引对应的制度。',
  CORRECT_CITATION: '请核对原文，改正文号或标题。',
  STATE_REASON_AND_AUTHORITY: '请写明调整理由和依据。',
  SET_NUMBER: '请改为可以衡量的数字，或改列质量指标。',
  ATTACH_DOCUMENT: '请附上该文件，或把要求写进目标。',
  RESTORE_ISSUED_TARGET: '请改回下达的目标；确需调整的，附批复。',
  STATE_MERGING: '请分批填报，或说明怎样合并。',
  COUNT_OBJECTS_ONCE: '请按对象去重，同一对象只计一次。',
  USE_ONE_NAME: '请统一指标名称。',
  USE_ONE_UNIT: '请统一计量单位。',
  USE_ONE_HEADING: '请统一归入一个一级指标。',
  NAME_BASELINE: '请写明基期和基数，例如“较 2023 年的 120 家”。',
  SCORE_EXECUTION_ONCE: '请删去该指标，或不再单列执行率分值。',
  LINK_TO_PARENT: '请关联上级指标；不需要汇总的，写明用途。',
  NAME_RESPONSIBLE_PER_LEVEL: '请各级分别填写负责人。',
  NAME_UNIT_OF_TREE: '请改用组织机构中的名称。',
  AGREE_ON_MINISTRY: '请核对并统一主管部门。',
  REPORT_TARGETS: '请通知有关单位补报；确不适用的，写明原因。',
};

export const FUND_LINE_WORDS: Readonly<Record<FundLine, string>> = {
  TOTAL: '资金合计',
  CENTRAL: '中央资金',
  LOCAL: '地方资金',
  OTHER: '其他资金',
};

export const FUND_COLUMN_WORDS: Readonly<Record<FundColumn, string>> = {
  annualBudget: '预算数',
  arrived: '到位数',
  executed: '执行数',
};

const BATCH_WORDS: Readonly<Record<string, string>> = { ADVANCE: '提前批', MAIN: '正式批', ALL: '全部批次' };

/** A batch of another name is called by it. */
export function batchWord(batch: string): string {
  return BATCH_WORDS[batch] ?? batch;
}
