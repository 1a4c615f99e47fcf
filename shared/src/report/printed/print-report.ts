import type { ReportDocument } from '../report-document.ts';
import { blocksOf, printedParts, textOf, type TablePart } from '../walk-document.ts';
import type { PrintedBlock, PrintedCell, PrintedReport } from './printed-report.ts';

/** Our own report as it is printed. */
export function printReport(report: ReportDocument): PrintedReport {
  let tables = 0;
  return {
    blocks: [
      { kind: 'PARAGRAPH', text: textOf(report.title) },
      ...blocksOf(report).flatMap((block): PrintedBlock[] => {
        if (block.kind !== 'TABLE') return [{ kind: 'PARAGRAPH', text: textOf(block.spans) }];
        return [
          { kind: 'PARAGRAPH', text: textOf(block.caption) },
          ...printedParts(block).map((part): PrintedBlock => {
            tables += 1;
            return { kind: 'TABLE', sheet: null, number: tables, cells: printCells(part) };
          }),
        ];
      }),
    ],
  };
}

/** Cells from left to right, each at the next place that no cell above covers. */
function printCells({ rows }: TablePart): PrintedCell[] {
  const coveredUpTo: number[] = [];
  return rows.flatMap(({ cells }, index) => {
    const row = index + 1;
    let column = 1;
    return cells.map(({ spans, rowSpan, colSpan }): PrintedCell => {
      while ((coveredUpTo[column] ?? 0) >= row) column += 1;
      const start = column;
      for (; column < start + colSpan; column += 1) coveredUpTo[column] = row + rowSpan - 1;
      return { row, column: start, rowSpan, colSpan, text: textOf(spans) };
    });
  });
}
