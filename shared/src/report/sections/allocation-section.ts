import { DAYS_TO_PASS_ON } from '../../examination/passing-hops.ts';
import {
  allotted,
  amountOf,
  daysValue,
  issuedOn,
  numberOf,
  regionName,
  sumOfDocuments,
  upstreamOf,
  yearOf,
} from '../named-values.ts';
import { paragraph, type ReportContext } from '../report-context.ts';
import type { Block, ReportSection, Span } from '../report-document.ts';
import type { ReportBudgetDocument } from '../report-material.ts';
import { coverageValues, reportedCells } from '../reported-cells.ts';
import { fieldOf } from '../source.ts';
import { countOf, dateValue, fixed, figureValue, open, placeNumber, textValue, words } from '../spans.ts';
import { MANAGER } from '../wording/labels.ts';
import { splitTable } from './split-table.ts';
import { indicatorsOf, targetTable } from './target-table.ts';

/** 一、绩效目标分解下达情况. */
export function allocationSection(context: ReportContext): ReportSection {
  return {
    id: 'ALLOCATION',
    blocks: [
      { kind: 'HEADING', level: 1, spans: [fixed('一、绩效目标分解下达情况')] },
      { kind: 'HEADING', level: 2, spans: [fixed('（一）中央下达预算和绩效目标情况')] },
      ...centralPart(context),
      { kind: 'HEADING', level: 2, spans: [fixed('（二）分解下达预算和绩效目标情况')] },
      ...regionPart(context),
    ],
  };
}

function centralPart(context: ReportContext): Block[] {
  const { material, facts, write } = context;
  const { centralDocuments: documents, otherYearDocuments, centralTables } = facts;
  const tables = centralTables.map((table) => targetTable(context, table));
  const indicators = centralTables.flatMap((table) => indicatorsOf(material.indicators, table));
  return [
    paragraph(
      write('centralTotal', {
        年度: yearOf(context),
        地区: regionName(context),
        资金: textValue(material.fund.name, fieldOf('FUND', material.fund, 'name')),
        金额: sumOfDocuments(documents),
        份数: countOf(documents.map(({ id }) => ({ entity: 'BUDGET_DOCUMENT', id }))),
      }),
    ),
    ...documents.map((document, index) => paragraph(documentSentence(context, document, index))),
    ...otherYearDocuments.map((document) => paragraph(otherYearSentence(context, document))),
    centralTables.length === 0
      ? paragraph([open('中央下达的区域绩效目标表', MANAGER)])
      : paragraph(
          write('centralTargets', {
            张数: countOf(centralTables.map(({ id }) => ({ entity: 'TARGET_TABLE', id }))),
            项数: countOf(indicators.map(({ id }) => ({ entity: 'INDICATOR', id }))),
          }),
        ),
    ...tables,
  ];
}

function regionPart(context: ReportContext): Block[] {
  const { material, facts, write } = context;
  const { regionDocuments, issuedTables, unitsBelow } = facts;
  const units = countOf(unitsBelow.map(({ id }) => ({ entity: 'ORG_UNIT', id })));
  const cells = reportedCells(material, facts);
  const total = write('splitTotal', {
    地区: regionName(context),
    份数: countOf(regionDocuments.map(({ id }) => ({ entity: 'BUDGET_DOCUMENT', id }))),
    金额: allotted(context),
    单位数: units,
  });
  return [
    paragraph(total),
    ...regionDocuments.map((document, index) => paragraph(passingSentence(context, document, index))),
    splitTable(context),
    paragraph([
      ...write('issuedTargets', {
        地区: regionName(context),
        单位数: units,
        张数: countOf(issuedTables.map(({ id }) => ({ entity: 'TARGET_TABLE', id }))),
        项数: countOf(cells.issued),
      }),
      ...write('reportedTargets', {
        项数: countOf(cells.issued),
        ...coverageValues(cells),
      }),
    ]),
    ...issuedTables.map((table) => targetTable(context, table)),
  ];
}

function documentSentence(
  { write }: ReportContext,
  document: ReportBudgetDocument,
  index: number,
): readonly Span[] {
  const values = {
    序号: placeNumber(index + 1),
    文号: numberOf(document),
    印发日期: issuedOn(document),
    金额: amountOf(document),
  };
  if (document.about.trim() === '') return write('centralDocumentBare', values);
  return write('centralDocument', {
    ...values,
    事由: textValue(document.about, fieldOf('BUDGET_DOCUMENT', document, 'about')),
  });
}

function otherYearSentence({ write }: ReportContext, document: ReportBudgetDocument): readonly Span[] {
  const year = fieldOf('BUDGET_DOCUMENT', document, 'budgetYear');
  return write('otherYearDocument', {
    文号: numberOf(document),
    印发日期: issuedOn(document),
    金额: amountOf(document),
    所属年度: words(String(document.budgetYear), { kind: 'FIELD', of: year }),
  });
}

function passingSentence(
  context: ReportContext,
  document: ReportBudgetDocument,
  index: number,
): readonly Span[] {
  const { write } = context;
  const values = {
    序号: placeNumber(index + 1),
    文号: numberOf(document),
    下达日期: issuedOn(document),
    金额: amountOf(document),
  };
  const upstream = upstreamOf(context, document);
  if (!upstream) return [...write('splitDocumentBare', values), open('转下达的上级文件', MANAGER)];
  const passed = write('splitDocument', {
    ...values,
    上级文号: numberOf(upstream),
    上级印发日期: issuedOn(upstream),
    天数: daysValue(upstream, 'issuedOn', document),
  });
  return [...passed, ...receiptSentence(context, upstream, document)];
}

function receiptSentence(
  { write }: ReportContext,
  upstream: ReportBudgetDocument,
  document: ReportBudgetDocument,
): readonly Span[] {
  const limit = figureValue({ kind: 'COUNT', count: DAYS_TO_PASS_ON }, { kind: 'RULE', id: 'F01' });
  if (upstream.receivedOn === null) {
    return [...write('notReceived', { 期限: limit }), open('收到上级文件的日期', MANAGER)];
  }
  const received = fieldOf('BUDGET_DOCUMENT', upstream, 'receivedOn');
  return write('received', {
    收到日期: dateValue(upstream.receivedOn, { kind: 'FIELD', of: received }),
    天数: daysValue(upstream, 'receivedOn', document),
    期限: limit,
  });
}
