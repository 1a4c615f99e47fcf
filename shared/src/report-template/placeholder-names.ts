/** What a placeholder stands for, and what it may look like. Chinese, since those who write templates read it. */
export interface PlaceholderFacts {
  readonly about: string;
  readonly example: string;
}

/** `{名称}`: one value, anywhere in a text. */
export const TEXT_NAMES = {
  标题: { about: '报告标题', example: '某自治区2024年度中小企业发展专项资金绩效自评报告' },
  单位: { about: '编制报告的地区', example: '某自治区' },
  部门: { about: '编制报告的部门', example: '某自治区工业和信息化厅' },
  资金: { about: '资金名称', example: '中小企业发展专项资金' },
  年度: { about: '预算年度', example: '2024' },
  批次: { about: '自评批次名称', example: '2024年度绩效自评' },
  主管部门: { about: '地方主管部门', example: '某自治区财政厅' },
  中央主管部门: { about: '中央主管部门', example: '工业和信息化部' },
  使用单位: { about: '资金使用单位', example: '甲市工信局、乙州工信局' },
  成文日期: { about: '成文日期', example: '2025年3月31日' },
  编制说明: {
    about: '是否草稿、是否完整、是否样例、汇总了几张自评表',
    example: '本报告由3个地区的6张自评表汇总而成',
  },
  总分: { about: '自评总分', example: '98.50' },
  满分: { about: '各部分分值合计', example: '100.00' },
  等级: { about: '评价等级', example: '优' },
  执行分值: { about: '预算执行率的分值', example: '10.00' },
  执行得分: { about: '预算执行率的得分', example: '10.00' },
  预算数: { about: '全年预算数（万元）', example: '600' },
  到位数: { about: '到位数（万元）', example: '600' },
  执行数: { about: '全年执行数（万元）', example: '600' },
  执行率: { about: '预算执行率', example: '100%' },
  指标数: { about: '区域绩效指标项数', example: '10' },
  达标数: { about: '达到目标的项数', example: '9' },
  未达标数: { about: '未达到目标的项数，含没有填报的', example: '1' },
  待评定数: { about: '待评定的项数', example: '0' },
  总体目标: { about: '年初设定的总体目标', example: '支持重点“小巨人”企业高质量发展' },
  总体完成情况: { about: '总体目标完成情况', example: '10项区域绩效指标中，达到目标9项' },
  结果应用: { about: '结果如何用于下一年度资金分配', example: '与下一年度资金分配挂钩' },
  公开情况: { about: '公开的日期和网址', example: '2025年4月30日在门户网站公开' },
  检查问题: { about: '监督检查、审计发现的问题及整改情况', example: '无' },
  其他问题: { about: '其他需要说明的问题', example: '无' },
  说明: { about: '自评表的说明', example: '无' },
} as const satisfies Readonly<Record<string, PlaceholderFacts>>;

const INDICATOR_NAMES = {
  序号: { about: '序号', example: '1' },
  一级指标: { about: '一级指标', example: '产出指标' },
  二级指标: { about: '二级指标', example: '数量指标' },
  三级指标: { about: '三级指标', example: '支持企业数量' },
  指标值: { about: '年度指标值，照下达的原文', example: '≥3 家' },
  实际完成值: { about: '全年实际完成值', example: '3 家' },
  完成率: { about: '完成率', example: '100%' },
  偏差: { about: '偏差，带正负号', example: '0%' },
  分值: { about: '分值', example: '15.00' },
  得分: { about: '得分', example: '15.00' },
  偏差原因: { about: '偏差原因', example: '审核周期长' },
  改进措施: { about: '改进措施、责任人和完成时限', example: '提前启动审核（责任人：…；完成时限：…）' },
} as const satisfies Readonly<Record<string, PlaceholderFacts>>;

const FUND_NAMES = {
  预算数: { about: '全年预算数（万元）', example: '200' },
  到位数: { about: '到位数（万元）', example: '200' },
  执行数: { about: '全年执行数（万元）', example: '200' },
  执行率: { about: '预算执行率', example: '100%' },
} as const satisfies Readonly<Record<string, PlaceholderFacts>>;

/** `{#名称}…{/名称}`: what stands between is repeated for each of them. */
export const LOOPS = {
  指标: { about: '每一项区域绩效指标', example: '10 行', names: INDICATOR_NAMES },
  偏差指标: { about: '每一项没有达到目标的指标', example: '1 行', names: INDICATOR_NAMES },
  资金来源: {
    about: '年度资金总额、中央、地方和其他资金',
    example: '4 行',
    names: { 来源: { about: '资金来源', example: '中央财政资金' }, ...FUND_NAMES },
  },
  地区: {
    about: '每一个收到资金或目标的地区',
    example: '3 行',
    names: { 地区名称: { about: '地区名称', example: '甲市' }, ...FUND_NAMES },
  },
  方面: {
    about: '资金管理的七个方面',
    example: '7 行',
    names: {
      方面名称: { about: '方面的名称', example: '下达及时性' },
      情况说明: { about: '情况说明', example: '自上级文件印发至转下达为12天' },
      存在问题: { about: '存在问题和改进措施', example: '无' },
    },
  },
  文件: {
    about: '本年度的每一份资金文件',
    example: '4 行',
    names: {
      文号: { about: '文号', example: '财建〔2024〕1号' },
      印发日期: { about: '印发日期', example: '2024年6月1日' },
      下达金额: { about: '下达金额（万元）', example: '420' },
      事由: { about: '下达事由', example: '下达专项资金' },
    },
  },
  得分项: {
    about: '总分的各个部分：预算执行率和每个一级指标',
    example: '3 行',
    names: {
      部分: { about: '部分的名称', example: '产出指标' },
      分值: { about: '分值', example: '60.00' },
      得分: { about: '得分', example: '58.50' },
    },
  },
} as const satisfies Readonly<
  Record<string, PlaceholderFacts & { readonly names: Readonly<Record<string, PlaceholderFacts>> }>
>;

/** `{@名称}`, alone in its paragraph: a part of the built-in layout with its headings and tables. */
export const BLOCK_NAMES = {
  第一部分: { about: '一、绩效目标分解下达情况', example: '标题、段落和表格' },
  第二部分: { about: '二、绩效目标完成情况', example: '标题、段落和表格' },
  第三部分: { about: '三、偏离绩效目标的原因和下一步改进措施', example: '标题和段落' },
  第四部分: { about: '四、绩效自评结果应用和公开情况', example: '标题、段落和得分表' },
  第五部分: { about: '五、其他需要说明的问题', example: '标题和段落' },
  附表: { about: '绩效目标自评表', example: '表格' },
  资金分解表: { about: '资金分解下达情况', example: '表格' },
  资金执行表: { about: '各地区资金到位和执行情况', example: '表格' },
  得分表: { about: '自评得分', example: '表格' },
} as const satisfies Readonly<Record<string, PlaceholderFacts>>;

/** `{#名称}…{/名称}`: printed where it is so; `{^名称}…{/名称}`: where it is not. */
export const CONDITIONS = {
  总分已定: { about: '总分已经评定', example: '是' },
  有偏差: { about: '有指标没有达到目标', example: '是' },
  是草稿: { about: '自评表尚未审核通过，也还没有提请签发', example: '否' },
  是样例: { about: '数据取自样例', example: '否' },
} as const satisfies Readonly<Record<string, PlaceholderFacts>>;

export type TextName = keyof typeof TEXT_NAMES;
export type LoopName = keyof typeof LOOPS;
export type NameIn<L extends LoopName> = keyof (typeof LOOPS)[L]['names'] & string;
export type BlockName = keyof typeof BLOCK_NAMES;
export type ConditionName = keyof typeof CONDITIONS;

/** A report (自评报告) as .docx, or its annex form (自评表) as .xlsx. */
export const TemplateKind = { REPORT: 'REPORT', ANNEX: 'ANNEX' } as const;

export type TemplateKind = keyof typeof TemplateKind;

export function isTextName(name: string): name is TextName {
  return Object.hasOwn(TEXT_NAMES, name);
}

export function isLoopName(name: string): name is LoopName {
  return Object.hasOwn(LOOPS, name);
}

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(BLOCK_NAMES, name);
}

export function isConditionName(name: string): name is ConditionName {
  return Object.hasOwn(CONDITIONS, name);
}

export function isNameIn(loop: LoopName, name: string): boolean {
  return Object.hasOwn(LOOPS[loop].names, name);
}

/** The loops that have such a name. */
export function loopsWith(name: string): LoopName[] {
  return Object.keys(LOOPS).flatMap((loop) => (isLoopName(loop) && isNameIn(loop, name) ? [loop] : []));
}
