import type {
  ExaminationCode,
  ExaminationDetails,
  ExaminationFinding,
  ExaminationSeverity,
  SuggestionCode,
} from '@attain/shared/examination/examination-finding';
import type { AdministrativeLevel } from '@attain/shared/examination/administrative-level';
import type { DayRange } from '@attain/shared/examination/days-between';
import type { FundColumn, FundLine } from '@attain/shared/examination/form-material';
import { formatFenInWanyuan, type Fen } from '@attain/shared/indicator-value/money';

/** The examination (检查): what the rules found, worded. */
export const EXAMINATION_MESSAGES = {
  title: '检查',
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

const FACTS: {
  readonly [C in ExaminationCode]: (details: ExaminationDetails[C]) => string;
} = {
  F01: latePassingOn,
  F02: latePassingOn,
  F03: ({ hops }) => `缺少${hops.map(({ documentNumber }) => documentNumber).join('、')}的收文或发文日期。`,
  F04: ({ days, levels, daysNeeded }) =>
    `下达后 ${formatDays(days)}全部执行；经 ${levels} 级下达，按规定可用 ${daysNeeded} 天。`,
  F05: ({ headlineInFen, ofYearInFen, ofOtherYearsInFen, otherYears }) =>
    `总额 ${wanyuan(headlineInFen)}，其中 ${wanyuan(ofOtherYearsInFen)}属于 ${otherYears.join('、')} 年，本年度为 ${wanyuan(ofYearInFen)}。`,
  F06: ({ documentNumber, statedIssuer, issuerOfNumber }) =>
    `${documentNumber}写作${statedIssuer}的文件，字号属于${issuerOfNumber}。`,
  F07: ({ columns }) =>
    `分项已填，合计的${columns.map((column) => FUND_COLUMN_WORDS[column]).join('、')}为空。`,
  F08: ({ usingUnit, allottedUnits }) => `写的是${usingUnit}，资金分配到${allottedUnits.join('、')}。`,
  F09: ({ lines }) =>
    `已填中央资金，${lines.map((line) => FUND_LINE_WORDS[line]).join('、')}为空，不知道是 0 还是没有填。`,
  F10: ({ documentNumber, citedFor, subjects }) =>
    `${documentNumber}规定的是${subjects.join('、')}，却用来说明${citedFor}。`,
  F11: ({ documentNumber, title, titleOfNumber, numberOfTitle }) =>
    titleOfNumber === null
      ? `${title}的文号应为${numberOfTitle ?? '另一文号'}，写作${documentNumber}。`
      : `${documentNumber}的标题应为${titleOfNumber}，写作${title}。`,
  F12: ({ execution, levels }) =>
    `预算执行 ${execution}，${Object.entries(levels)
      .map(([level, weight]) => `${level} ${weight}`)
      .join('，')}，与默认分值不同，没有写理由。`,
  F13: ({ targetText }) => `目标是${quote(targetText)}，读不出数字。`,
  F14: ({ titles }) =>
    titles.length === 0
      ? '目标要看另一份文件，但没有写文件名，也没有附上。'
      : `目标要看${titles.map((title) => `《${title}》`).join('、')}，没有附上。`,
  F15: ({ printed, issued }) => `自评表写${quote(printed)}，下达的是${quote(issued)}。`,
  F16: ({ batches, rowsThatDiffer }) =>
    `一张表合并了${batches.map(batchWord).join('、')}共 ${batches.length} 个批次，没有说明${
      rowsThatDiffer.length > 0 ? `；有 ${rowsThatDiffer.length} 项指标两批目标不同` : ''
    }。`,
  F17: ({ objects, summed, byObject, batches }) =>
    `${batches.map(batchWord).join('、')}相加是 ${summed}，按对象只有 ${byObject}${
      objects.length > 0 ? `：${objects.join('、')}重复` : ''
    }。`,
  F18: ({ names }) => `同一指标写作${names.map(quote).join('、')}。`,
  F19: ({ units }) => `同一指标的单位有 ${units.join('、')}。`,
  F20: ({ headings }) => `同一指标分别归在${headings.join('、')}。`,
  F21: ({ targetText }) => `目标是${quote(targetText)}，没有写从多少起算。`,
  F22: ({ indicator, executionWeight }) =>
    `预算执行已单列 ${executionWeight} 分，${quote(indicator)}又计一次。`,
  F23: ({ indicator, cells }) => `${quote(indicator)}有 ${cells} 格，没有汇总到上级的任何指标。`,
  F24: ({ person, levels }) =>
    `${person}同时是${levels.map((level) => LEVEL_WORDS[level]).join('、')}目标表的负责人。`,
  F25: ({ name, nearest }) => `组织机构中没有“${name}”${nearest === null ? '' : `，可能是“${nearest}”`}。`,
  F26: ({ ministries }) => `各表分别写作${ministries.join('、')}。`,
  F31: ({ level, unreported, issued }) =>
    `${LEVEL_WORDS[level]}共 ${issued} 格，有 ${unreported} 格没有填报。`,
};

/** The fact, in one sentence. */
export function describeFact<C extends ExaminationCode>({ code, details }: ExaminationFinding<C>): string {
  return FACTS[code](details);
}

const LEVEL_WORDS: Readonly<Record<AdministrativeLevel, string>> = {
  CENTRAL: '中央',
  REGION: '省级',
  PREFECTURE: '地市级',
  COUNTY: '县级',
  ENTERPRISE: '企业',
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

function latePassingOn({ upstream, days, limit, countedFrom }: ExaminationDetails['F01']): string {
  const span = `到转下达 ${formatDays(days)}，超过 ${limit} 天`;
  return countedFrom === 'RECEIPT'
    ? `从收到${upstream}${span}。`
    : `从${upstream}发文${span}；收文日期不知道，所以从发文算起。`;
}

/** 55—85 天, 34 天. */
function formatDays({ least, most }: DayRange): string {
  return least === most ? `${least} 天` : `${least}—${most} 天`;
}

function wanyuan(fen: Fen): string {
  return `${formatFenInWanyuan(fen)} 万元`;
}

/** Long texts are told by their beginning; the whole stands under 比对内容. */
const LONGEST_QUOTE = 40;

function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return short === '' ? '空的' : `“${short}”`;
}
