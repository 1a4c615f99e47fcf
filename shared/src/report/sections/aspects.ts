import type { FundAspect } from '../../examination/statement-material.ts';
import { allotmentsOf, allotted, daysValue, numberOf, sumOfDocuments, upstreamOf } from '../named-values.ts';
import { paragraph, statementOr, type ReportContext } from '../report-context.ts';
import type { Block, Span } from '../report-document.ts';
import { coverageValues, reportedCells } from '../reported-cells.ts';
import { fieldOf } from '../source.ts';
import { countOf, fixed, money, placeNumber } from '../spans.ts';
import { approvedForms, fundValue, isKnown, rateValue, sumFundsOf, type FundLine } from '../unit-funds.ts';
import { ASPECT_LABELS, SOURCE_LABELS } from '../wording/labels.ts';
import { ALL_SOURCES } from './execution-table.ts';

/** What the report says about one of the seven aspects: the same spans in the narrative and in the annex. */
export interface AspectStatement {
  readonly aspect: FundAspect;
  readonly label: string;
  /** What the rows know, then what a person wrote. */
  readonly statement: readonly Span[];
  readonly problem: Span;
}

export function aspectStatements(context: ReportContext): AspectStatement[] {
  return Object.keys(ASPECT_LABELS).flatMap((key) => {
    if (!isAspect(key)) return [];
    return {
      aspect: key,
      label: ASPECT_LABELS[key],
      statement: [
        ...knownOf(context, key),
        statementOr(context, `ASPECT.${key}`, `${ASPECT_LABELS[key]}的情况说明`),
      ],
      problem: statementOr(context, `PROBLEM.${key}`, '存在问题和改进措施'),
    };
  });
}

export function aspectBlocks(context: ReportContext): Block[] {
  return aspectStatements(context).flatMap(({ label, statement, problem }, index): Block[] => [
    { kind: 'HEADING', level: 3, spans: [placeNumber(index + 1), fixed(`.${label}`)] },
    paragraph(statement),
    paragraph([fixed('存在问题和改进措施：'), problem]),
  ]);
}

function isAspect(key: string): key is FundAspect {
  return Object.hasOwn(ASPECT_LABELS, key);
}

/** What the data already knows: days, rates, sums. */
function knownOf(context: ReportContext, aspect: FundAspect): readonly Span[] {
  switch (aspect) {
    case 'ALLOCATION':
      return allocationSentence(context);
    case 'TIMELINESS':
      return timelinessSentences(context);
    case 'EXECUTION':
      return executionSentence(context);
    case 'PERFORMANCE_MANAGEMENT':
      return managementSentence(context);
    case 'EXPENDITURE_DUTY':
      return ['LOCAL' as const, 'OTHER' as const].flatMap((source) => sourceSentence(context, source));
    case 'PAYMENT':
    case 'USE':
      return [];
  }
}

function allocationSentence(context: ReportContext): readonly Span[] {
  const { regionDocuments, unitsBelow } = context.facts;
  const allotments = allotmentsOf(context);
  const of = regionDocuments.map((document) => fieldOf('BUDGET_DOCUMENT', document, 'amountInFen'));
  const minus = allotments.map((allotment) => fieldOf('ALLOTMENT', allotment, 'amountInFen'));
  const left =
    regionDocuments.reduce((sum, { amountInFen }) => sum + amountInFen, 0) -
    allotments.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
  return context.write('allocation', {
    份数: countOf(regionDocuments.map(({ id }) => ({ entity: 'BUDGET_DOCUMENT', id }))),
    金额: sumOfDocuments(regionDocuments),
    单位数: countOf(unitsBelow.map(({ id }) => ({ entity: 'ORG_UNIT', id }))),
    分配数: allotted(context),
    差额: money(left, { kind: 'DIFFERENCE', of, minus }),
  });
}

function timelinessSentences(context: ReportContext): readonly Span[] {
  return context.facts.regionDocuments.flatMap((document) => {
    const upstream = upstreamOf(context, document);
    if (!upstream) return [];
    return context.write('timeliness', {
      文号: numberOf(document),
      上级文号: numberOf(upstream),
      天数: daysValue(upstream, 'issuedOn', document),
    });
  });
}

function executionSentence(context: ReportContext): readonly Span[] {
  const line = allFunds(context);
  const rate = rateValue(line);
  if (!rate) return context.write('fundsIncomplete', {});
  return context.write('execution', {
    预算数: fundValue(line.budget, '预算数'),
    执行数: fundValue(line.executed, '执行数'),
    执行率: rate,
  });
}

function managementSentence(context: ReportContext): readonly Span[] {
  const { material, facts, write } = context;
  const cells = reportedCells(material, facts);
  return write('targetManagement', {
    项数: countOf(facts.rolled.rows.map(({ indicatorId }) => ({ entity: 'INDICATOR', id: indicatorId }))),
    下达项数: countOf(cells.issued),
    ...coverageValues(cells),
  });
}

/** Budget and execution of one source, or that nobody reported it. */
export function sourceSentence(context: ReportContext, source: 'LOCAL' | 'OTHER'): readonly Span[] {
  const { material, facts, write } = context;
  const line = sumFundsOf(material, approvedForms(facts.formsBelow), [source]);
  const name = fixed(SOURCE_LABELS[source]);
  if (!isKnown(line)) return write('sourceUnknown', { 资金来源: name });
  return write('sourceFunds', {
    资金来源: name,
    预算数: fundValue(line.budget, '预算数'),
    执行数: fundValue(line.executed, '执行数'),
  });
}

export function allFunds({ material, facts }: Pick<ReportContext, 'material' | 'facts'>): FundLine {
  return sumFundsOf(material, approvedForms(facts.formsBelow), ALL_SOURCES);
}
