import { buildReport, createReportContext } from '../report/build-report.ts';
import { indicatorResults, type IndicatorResult } from '../report/indicator-results.ts';
import { regionName, yearOf } from '../report/named-values.ts';
import { statementOr, type ReportContext } from '../report/report-context.ts';
import type { Block, ReportDocument, SectionId, Span } from '../report/report-document.ts';
import type { ReportJobPurpose } from '../report/report-job.ts';
import type { ReportMaterial } from '../report/report-material.ts';
import { schemeField, totalScore, type TotalScore } from '../report/score-spans.ts';
import { allFunds, aspectStatements } from '../report/sections/aspects.ts';
import { overallCompletion, overallResult } from '../report/sections/completion-section.ts';
import { fieldOf } from '../report/source.ts';
import { countOf, fixed, textValue, words } from '../report/spans.ts';
import type { Wording } from '../report/wording/read-wording.ts';
import type { BlockName, ConditionName, LoopName, TextName } from './placeholder-names.ts';
import {
  DASH,
  documentLines,
  fundLines,
  fundValues,
  indicatorValues,
  NOT_DECIDED,
  unitLines,
  type Lines,
} from './template-lines.ts';

type Spans = readonly Span[];

/** What one round puts in the place of every placeholder (TP1): spans, so that figures keep their kind and source. */
export interface TemplateValues {
  readonly texts: { readonly [N in TextName]: Spans };
  readonly loops: { readonly [L in LoopName]: Lines<L> };
  readonly blocks: { readonly [N in BlockName]: readonly Block[] };
  readonly conditions: { readonly [N in ConditionName]: boolean };
}

/** A round's report in the built-in layout, and what it puts into a template. */
export interface ReportForTemplates {
  readonly report: ReportDocument;
  readonly values: TemplateValues;
}

/** @returns Null where the unit that called the round has no form of its own. */
export function buildForTemplates(
  material: ReportMaterial,
  wording?: Wording,
  purpose?: ReportJobPurpose,
): ReportForTemplates | null {
  const report = buildReport(material, wording, purpose);
  const context = createReportContext(material, wording);
  return report && context && { report, values: templateValues(context, report, purpose) };
}

/** @param report The same round in the built-in layout: its parts are the blocks. */
function templateValues(
  context: ReportContext,
  report: ReportDocument,
  purpose?: ReportJobPurpose,
): TemplateValues {
  const results = indicatorResults(context);
  const score = totalScore(context, results);
  const rows = results.map((result, index) => indicatorValues(result, index));
  return {
    texts: textValues(context, report, results, score),
    loops: {
      指标: rows,
      偏差指标: rows.filter((_, index) => results[index]?.outcome === 'MISSED'),
      资金来源: fundLines(context),
      地区: unitLines(context),
      方面: aspectStatements(context).map(({ label, statement, problem }) => ({
        方面名称: [fixed(label)],
        情况说明: statement,
        存在问题: [problem],
      })),
      文件: documentLines(context),
      得分项: score.parts.map(({ level1, weight, score: points }) => ({
        部分: [
          level1 === null ? fixed('预算执行率') : words(level1, { kind: 'FIELD', of: schemeField(context) }),
        ],
        分值: [weight],
        得分: [points ?? NOT_DECIDED],
      })),
    },
    blocks: blocksOf(report),
    conditions: {
      总分已定: score.total !== null,
      有偏差: results.some(({ outcome }) => outcome === 'MISSED'),
      是草稿: purpose !== 'VERSION' && context.facts.form.state !== 'APPROVED',
      是样例: context.material.round.isSampleData,
    },
  };
}

function textValues(
  context: ReportContext,
  report: ReportDocument,
  results: readonly IndicatorResult[],
  score: TotalScore,
): TemplateValues['texts'] {
  const { material, facts } = context;
  const { fund, round } = material;
  const { region, table, unitsBelow } = facts;
  const [execution] = score.parts;
  const count = (isMeant: (outcome: IndicatorResult['outcome']) => boolean): Spans => [
    countOf(
      results
        .filter(({ outcome }) => isMeant(outcome))
        .map(({ indicator }) => ({ entity: 'INDICATOR', id: indicator.id })),
    ),
  ];
  return {
    标题: report.title,
    单位: [regionName(context)],
    部门: [textValue(region.departmentName, fieldOf('ORG_UNIT', region, 'departmentName'))],
    资金: [textValue(fund.name, fieldOf('FUND', fund, 'name'))],
    年度: [yearOf(context)],
    批次: [textValue(round.name, fieldOf('ROUND', round, 'name'))],
    主管部门: [textValue(fund.competentDepartment, fieldOf('FUND', fund, 'competentDepartment'))],
    中央主管部门: [statementOr(context, 'CENTRAL_DEPARTMENT', '中央主管部门')],
    使用单位: unitsBelow.flatMap((unit, index) => [
      ...(index === 0 ? [] : [fixed('、')]),
      textValue(unit.departmentName, fieldOf('ORG_UNIT', unit, 'departmentName')),
    ]),
    成文日期: [statementOr(context, 'REPORT_DATE', '成文日期')],
    编制说明: report.preface.flatMap((block) => (block.kind === 'PARAGRAPH' ? block.spans : [])),
    总分: [score.total ?? NOT_DECIDED],
    满分: [score.weight],
    等级: [score.grade ?? NOT_DECIDED],
    执行分值: [execution?.weight ?? DASH],
    执行得分: [execution?.score ?? NOT_DECIDED],
    ...fundValues(allFunds(context)),
    指标数: count(() => true),
    达标数: count((outcome) => outcome === 'MET'),
    未达标数: count((outcome) => outcome === 'MISSED' || outcome === 'NOT_REPORTED'),
    待评定数: count((outcome) => outcome === 'UNDECIDED'),
    总体目标: [textValue(table.overallTarget, fieldOf('TARGET_TABLE', table, 'overallTarget'))],
    总体完成情况: [...overallResult(context, results), overallCompletion(context)],
    结果应用: [statementOr(context, 'RESULT_USE', '自评结果如何用于下一年度资金分配')],
    公开情况: [statementOr(context, 'PUBLICATION', '公开的日期和网址')],
    检查问题: [statementOr(context, 'INSPECTIONS', '监督检查、审计发现的问题及整改情况')],
    其他问题: [statementOr(context, 'OTHER_MATTERS', '其他需要说明的问题')],
    说明: [statementOr(context, 'REMARKS', '说明')],
  };
}

function blocksOf(report: ReportDocument): TemplateValues['blocks'] {
  const section = (id: SectionId): readonly Block[] =>
    report.sections.find((candidate) => candidate.id === id)?.blocks ?? [];
  const table = (id: string): readonly Block[] =>
    report.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === 'TABLE' && block.id === id),
    );
  return {
    第一部分: section('ALLOCATION'),
    第二部分: section('COMPLETION'),
    第三部分: section('DEVIATION'),
    第四部分: section('RESULTS'),
    第五部分: section('OTHER_MATTERS'),
    附表: table('ANNEX'),
    资金分解表: table('SPLIT'),
    资金执行表: table('EXECUTION'),
    得分表: table('SCORE'),
  };
}
