import { indicatorResults, type IndicatorResult } from '../indicator-results.ts';
import { paragraph, statementOr, type ReportContext } from '../report-context.ts';
import type { Block, ReportSection, Span } from '../report-document.ts';
import { fieldOf } from '../source.ts';
import { countOf, fixed, textValue, words } from '../spans.ts';
import { fundValue, isKnown, pendingForms, rateValue, sumFundsOf } from '../unit-funds.ts';
import { allFunds, aspectBlocks, sourceSentence } from './aspects.ts';
import { ALL_SOURCES, executionTable } from './execution-table.ts';
import { indicatorBlocks } from './indicator-blocks.ts';

/** 二、绩效目标完成情况. */
export function completionSection(context: ReportContext): ReportSection {
  const results = indicatorResults(context);
  return {
    id: 'COMPLETION',
    blocks: [
      { kind: 'HEADING', level: 1, spans: [fixed('二、绩效目标完成情况')] },
      { kind: 'HEADING', level: 2, spans: [fixed('（一）资金投入和执行情况')] },
      ...fundBlocks(context),
      { kind: 'HEADING', level: 2, spans: [fixed('（二）资金管理情况')] },
      ...aspectBlocks(context),
      { kind: 'HEADING', level: 2, spans: [fixed('（三）总体绩效目标完成情况')] },
      paragraph(overallTarget(context)),
      paragraph([...overallResult(context, results), overallCompletion(context)]),
      { kind: 'HEADING', level: 2, spans: [fixed('（四）绩效指标完成情况')] },
      ...indicatorBlocks(context, results),
    ],
  };
}

function fundBlocks(context: ReportContext): Block[] {
  const { material, write } = context;
  const line = allFunds(context);
  const rate = rateValue(line);
  const { round } = material;
  const total = rate
    ? write('fundsTotal', {
        截止日期: words(`${round.budgetYear}年12月31日`, {
          kind: 'YEAR_END',
          of: fieldOf('ROUND', round, 'budgetYear'),
        }),
        预算数: fundValue(line.budget, '预算数'),
        到位数: fundValue(line.arrived, '到位数'),
        执行数: fundValue(line.executed, '执行数'),
        执行率: rate,
      })
    : write('fundsIncomplete', {});
  return [
    paragraph([
      ...total,
      ...pendingSentence(context),
      ...sourceSentence(context, 'LOCAL'),
      ...sourceSentence(context, 'OTHER'),
    ]),
    executionTable(context),
  ];
}

/** What is stated in forms that nobody has approved yet: told apart, since it counts for nothing (RU6). */
export function pendingSentence({ material, facts, write }: ReportContext): readonly Span[] {
  const forms = pendingForms(facts.formsBelow);
  const line = sumFundsOf(material, forms, ALL_SOURCES);
  if (!isKnown(line)) return [];
  return write('fundsPending', {
    表数: countOf(forms.map(({ id }) => ({ entity: 'SELF_EVALUATION', id }))),
    预算数: fundValue(line.budget, '预算数'),
    执行数: fundValue(line.executed, '执行数'),
  });
}

function overallTarget({ facts, write }: ReportContext): readonly Span[] {
  const { table } = facts;
  return write('overallTarget', {
    总体目标: textValue(table.overallTarget, fieldOf('TARGET_TABLE', table, 'overallTarget')),
  });
}

/** How many indicators met their targets; a row that nobody reported has not. */
export function overallResult(
  { write }: ReportContext,
  results: readonly IndicatorResult[],
): readonly Span[] {
  const count = (...outcomes: readonly IndicatorResult['outcome'][]) =>
    countOf(
      results
        .filter(({ outcome }) => outcomes.includes(outcome))
        .map(({ indicator: { id } }) => ({ entity: 'INDICATOR', id })),
    );
  return write('overallResult', {
    项数: count('MET', 'MISSED', 'NOT_REPORTED', 'UNDECIDED'),
    达到项数: count('MET'),
    未达项数: count('MISSED', 'NOT_REPORTED'),
    待定项数: count('UNDECIDED'),
  });
}

export function overallCompletion(context: ReportContext): Span {
  return statementOr(context, 'OVERALL_COMPLETION', '总体目标的完成情况');
}
