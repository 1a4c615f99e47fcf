import { allotmentsOf } from '../named-values.ts';
import type { ReportContext } from '../report-context.ts';
import type { ReportTable, TableCell, TableRow } from '../report-document.ts';
import type { ReportAllotment, ReportBudgetDocument } from '../report-material.ts';
import { fieldOf } from '../source.ts';
import { money, textValue } from '../spans.ts';
import { cell, dash, head, sumOfCells, sumOfColumn } from '../table-cells.ts';

/** How the region's documents split the money over its units (资金分解下达情况). */
export function splitTable(context: ReportContext): ReportTable {
  const { facts, write, nextTable } = context;
  const { regionDocuments: documents, unitsBelow } = facts;
  const number = nextTable();
  const width = Math.floor(70 / (documents.length + 1));
  return {
    kind: 'TABLE',
    id: 'SPLIT',
    sheetName: `表${number.text} 资金分解`,
    caption: write('splitCaption', { 表号: number }),
    columns: [
      { width: 100 - width * (documents.length + 1) },
      ...[...documents, null].map(() => ({ width })),
    ],
    headRows: 1,
    isWide: false,
    rows: [
      {
        row: null,
        cells: [
          head('地区'),
          ...documents.map((document) =>
            head([
              textValue(document.documentNumber, fieldOf('BUDGET_DOCUMENT', document, 'documentNumber')),
            ]),
          ),
          head('合计'),
        ],
      },
      ...unitsBelow.map((_, index) => unitRow(context, index)),
      totalRow(context),
    ],
  };
}

function unitRow(context: ReportContext, index: number): TableRow {
  const { facts } = context;
  const unit = facts.unitsBelow[index];
  if (!unit) throw new RangeError(`no unit ${index}`);
  const row = index + 1;
  const parts = facts.regionDocuments.map((document) =>
    allotmentsOf(context, unit.id).find(({ budgetDocumentId }) => budgetDocumentId === document.id),
  );
  const filled = parts.flatMap((part, place) => (part ? [{ row, column: place + 1 }] : []));
  return {
    row: { entity: 'ORG_UNIT', id: unit.id },
    cells: [
      cell(textValue(unit.name, fieldOf('ORG_UNIT', unit, 'name'))),
      ...parts.map((part) => (part ? cell(amountOf(part)) : dash())),
      sumCell(
        parts.flatMap((part) => part ?? []),
        { formula: sumOfCells(filled) },
      ),
    ],
  };
}

function totalRow(context: ReportContext): TableRow {
  const { facts } = context;
  const all = allotmentsOf(context);
  const sumOf = (column: number, allotments: readonly ReportAllotment[]) =>
    sumCell(allotments, { formula: sumOfColumn(column, 1, facts.unitsBelow.length) });
  return {
    row: null,
    cells: [
      head('合计'),
      ...facts.regionDocuments.map((document: ReportBudgetDocument, index) =>
        sumOf(
          index + 1,
          all.filter(({ budgetDocumentId }) => budgetDocumentId === document.id),
        ),
      ),
      sumOf(facts.regionDocuments.length + 1, all),
    ],
  };
}

function amountOf(allotment: ReportAllotment) {
  return money(allotment.amountInFen, { kind: 'FIELD', of: fieldOf('ALLOTMENT', allotment, 'amountInFen') });
}

function sumCell(allotments: readonly ReportAllotment[], options: Parameters<typeof cell>[1]): TableCell {
  const of = allotments.map((allotment) => fieldOf('ALLOTMENT', allotment, 'amountInFen'));
  const fen = allotments.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
  return cell(money(fen, { kind: 'SUM', of }), options);
}
