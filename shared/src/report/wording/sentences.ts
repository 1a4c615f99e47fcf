/**
 * The sentences of the report, section by section. `{…}` is a named value, which comes from the rows and cannot be
 * typed over: a region may put its own words around the names, in any order, but each name stays and no other comes.
 * Names are in Chinese, since those who edit the sentences read them.
 */
export const SENTENCES = {
  title: '{地区}{年度}年度{资金}绩效自评报告',
  sampleData: '本报告取自样例数据，所列完成情况均为虚构，仅供演示。',
  draft: '{表名}的自评表当前为“{状态}”，尚未审核通过，本报告为草稿。',
  partialPlaces:
    '本报告不完整，还有{未填处数}处未填写（同一内容在几处出现的只计一处，公开的日期和网址不计）。',
  partialForms: '本批次有{未审核表数}张自评表未审核通过，所列数字可能不完整。',
  partialOwnForm: '其中{表名}的自评表在提请签发时为“{状态}”。',
  coverage:
    '本报告由{单位数}个地区的{表数}张自评表汇总而成，其中审核通过{通过数}张；未审核通过的，不计入汇总。',

  centralTotal: '{年度}年度，{地区}收到{资金}{金额}万元，由{份数}份中央文件下达。',
  centralDocument: '{序号}.{文号}，{印发日期}印发，下达{金额}万元，为{事由}。',
  centralDocumentBare: '{序号}.{文号}，{印发日期}印发，下达{金额}万元。',
  otherYearDocument:
    '另，{文号}（{印发日期}印发）下达的{金额}万元属于{所属年度}年度预算，不在本次自评范围，不计入本报告各项合计。',
  centralTargets: '中央随资金下达区域绩效目标表{张数}张，绩效指标共{项数}项，内容见下列各表。',

  splitTotal: '{地区}以{份数}份文件将{金额}万元分解下达到{单位数}个地区，各地区资金见下表。',
  splitDocument:
    '{序号}.{文号}于{下达日期}下达{金额}万元，转下达{上级文号}的资金。上级文件于{上级印发日期}印发，自印发至转下达为{天数}天。',
  splitDocumentBare: '{序号}.{文号}于{下达日期}下达{金额}万元。',
  received: '上级文件于{收到日期}收到，自收到至转下达为{天数}天；规定期限为自收到之日起{期限}天。',
  notReceived: '规定期限为自收到之日起{期限}天，收到上级文件的日期没有登记，是否按期尚不能确定。',
  issuedTargets: '{地区}随资金向{单位数}个地区下达绩效目标表{张数}张，绩效指标共{项数}项，内容见下列各表。',
  reportedTargets: '上述{项数}项指标中，已填报{已填项数}项（其中审核通过{通过项数}项），未填报{未填项数}项。',

  fundsTotal:
    '截至{截止日期}，审核通过的自评表填报预算{预算数}万元，到位{到位数}万元，执行{执行数}万元，预算执行率为{执行率}。',
  fundsPending:
    '另有{表数}张自评表尚未审核通过，填报预算{预算数}万元，执行{执行数}万元，不计入上述合计和得分。',
  fundsIncomplete: '已填报的预算数、到位数或执行数不完整，预算执行率不能计算。',
  sourceUnknown: '{资金来源}没有填报，按未知处理，不作为零。',
  sourceFunds: '{资金来源}预算{预算数}万元，执行{执行数}万元。',

  allocation: '{份数}份文件共下达{金额}万元，分配到{单位数}个地区合计{分配数}万元，两者相差{差额}万元。',
  timeliness: '{文号}转下达{上级文号}的资金，自上级文件印发至转下达为{天数}天。',
  execution: '预算{预算数}万元，执行{执行数}万元，预算执行率为{执行率}。',
  targetManagement:
    '区域绩效目标设定指标{项数}项；下达到地区的指标{下达项数}项，已填报{已填项数}项（其中审核通过{通过项数}项），未填报{未填项数}项。',

  overallTarget: '年初设定的总体目标为：{总体目标}',
  overallResult: '{项数}项区域绩效指标中，达到目标{达到项数}项，未达到{未达项数}项，待评定{待定项数}项。',

  indicatorMet: '{三级指标}：指标值为“{指标值}”，实际完成值为“{实际完成值}”，完成率为{完成率}，没有偏差。',
  indicatorExceeded:
    '{三级指标}：指标值为“{指标值}”，实际完成值为“{实际完成值}”，完成率为{完成率}，偏差为{偏差}，达到目标。',
  indicatorMissed:
    '{三级指标}：指标值为“{指标值}”，实际完成值为“{实际完成值}”，完成率为{完成率}，偏差为{偏差}。偏差原因：{偏差原因}。',
  indicatorNotReported: '{三级指标}：指标值为“{指标值}”，没有填报实际完成值。',
  indicatorStated: '{三级指标}：指标值为“{指标值}”，实际完成值为“{实际完成值}”，达到目标。',
  indicatorUndecided: '{三级指标}：指标值为“{指标值}”，实际完成值为“{实际完成值}”，完成率待评定。',
  levelWithoutIndicator: '未设定{指标级别}。',

  deviation:
    '{序号}.{三级指标}，完成率为{完成率}，偏差为{偏差}。偏差原因：{偏差原因}。改进措施：{改进措施}。',
  deviationNotReported: '{序号}.{三级指标}，没有填报实际完成值。改进措施：{改进措施}。',
  noDeviation: '各项区域绩效指标均达到目标，没有偏差。',

  scheme: '评分采用“{方案}”第{版本}版。',
  schemeReason: '分值依据：{理由}。',
  executionScore: '预算执行率分值{分值}分，得{得分}分。',
  levelScore: '{一级指标}分值{分值}分，得{得分}分。',
  undecidedScore: '{一级指标}分值{分值}分，得分待评定。',
  total: '自评总分为{总分}分（{各部分得分}），评价等级为“{等级}”。',
  openTotal: '自评总分待评定，最低{最低分}分，最高{最高分}分。',

  unitCoverage:
    '{地区}下达指标{项数}项，已填报{已填项数}项（其中审核通过{通过项数}项），未填报{未填项数}项。',
  receiptUnknown: '{文号}的收到日期没有登记，不能核定资金下达天数是否合规。',

  splitCaption: '表{表号} 资金分解下达情况（单位：万元）',
  targetCaption: '表{表号} {持有单位}：{表名}',
  executionCaption: '表{表号} 各地区资金到位和执行情况（单位：万元）',
  scoreCaption: '表{表号} 自评得分',
  annexCaption: '表{表号} {资金}绩效目标自评表（{年度}年度）',
} as const;

export type SentenceId = keyof typeof SENTENCES;

/** The names in a sentence: `NamesIn<'{年度}年度{资金}'>` is '年度' | '资金'. */
export type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
