import type { IndicatorResult } from '../report/indicator-results.ts';
import { amountOf, issuedOn, numberOf } from '../report/named-values.ts';
import type { ReportContext } from '../report/report-context.ts';
import type { Span } from '../report/report-document.ts';
import { allFunds } from '../report/sections/aspects.ts';
import { ALL_SOURCES } from '../report/sections/execution-table.ts';
import { fieldOf } from '../report/source.ts';
import { fixed, placeNumber, textValue } from '../report/spans.ts';
import {
  approvedForms,
  fundValue,
  isKnown,
  rateValue,
  sumFundsOf,
  type FundLine,
} from '../report/unit-funds.ts';
import { SOURCE_LABELS } from '../report/wording/labels.ts';
import type { LoopName, NameIn } from './placeholder-names.ts';

type Spans = readonly Span[];
/** What a loop puts in the place of its names, once for each of its lines. */
export type Lines<L extends LoopName> = readonly { readonly [N in NameIn<L>]: Spans }[];

export const NOT_DECIDED = fixed('待评定');
export const DASH = fixed('—');

/** What is told of one indicator: the spans that narrative and annex take too (RP4). */
export function indicatorValues(
  result: IndicatorResult,
  index: number,
): { readonly [N in NameIn<'指标'>]: Spans } {
  const { indicator, outcome, actual, completion, deviation, score } = result;
  const isMissed = outcome === 'MISSED';
  return {
    序号: [placeNumber(index + 1)],
    一级指标: [textValue(indicator.level1, fieldOf('INDICATOR', indicator, 'level1'))],
    二级指标: [
      indicator.level2 === null || indicator.level2 === ''
        ? DASH
        : textValue(indicator.level2, fieldOf('INDICATOR', indicator, 'level2')),
    ],
    三级指标: [result.name],
    指标值: [result.target],
    实际完成值: [actual ?? fixed('未填报')],
    完成率: [completion ?? DASH],
    偏差: [deviation ?? DASH],
    分值: [result.weight],
    得分: [score ?? NOT_DECIDED],
    偏差原因: isMissed ? [result.reason] : [DASH],
    改进措施: isMissed || outcome === 'NOT_REPORTED' ? result.measure : [DASH],
  };
}

/** Money that nobody reported is a dash, never a zero (RP7). */
export function fundValues(line: FundLine): {
  readonly [N in '预算数' | '到位数' | '执行数' | '执行率']: Spans;
} {
  const amount = (sum: FundLine['budget']): Spans => [sum.of.length === 0 ? DASH : fundValue(sum, '金额')];
  return {
    预算数: amount(line.budget),
    到位数: amount(line.arrived),
    执行数: amount(line.executed),
    执行率: [(isKnown(line) ? rateValue(line) : null) ?? DASH],
  };
}

export function fundLines(context: ReportContext): Lines<'资金来源'> {
  const approved = approvedForms(context.facts.formsBelow);
  return [
    { 来源: [fixed('年度资金总额')], ...fundValues(allFunds(context)) },
    ...ALL_SOURCES.map((source) => ({
      来源: [fixed(SOURCE_LABELS[source])],
      ...fundValues(sumFundsOf(context.material, approved, [source])),
    })),
  ];
}

export function unitLines({ material, facts }: ReportContext): Lines<'地区'> {
  return facts.unitsBelow.map((unit) => {
    const forms = approvedForms(facts.formsBelow.filter(({ orgUnitId }) => orgUnitId === unit.id));
    return {
      地区名称: [textValue(unit.name, fieldOf('ORG_UNIT', unit, 'name'))],
      ...fundValues(sumFundsOf(material, forms, ALL_SOURCES)),
    };
  });
}

export function documentLines({ facts }: ReportContext): Lines<'文件'> {
  return [...facts.centralDocuments, ...facts.regionDocuments].map((document) => ({
    文号: [numberOf(document)],
    印发日期: [issuedOn(document)],
    下达金额: [amountOf(document)],
    事由: [
      document.about === '' ? DASH : textValue(document.about, fieldOf('BUDGET_DOCUMENT', document, 'about')),
    ],
  }));
}
