import type { PrintedBlock, PrintedCell, PrintedReport } from '@attain/shared/report/printed/printed-report';

/** A cell as a text, or with the rows and columns that it is merged over. */
export type CellSpec = string | { readonly text: string; readonly rows?: number; readonly columns?: number };

export type TableSpec = readonly (readonly CellSpec[])[];

export type BlockSpec = string | TableSpec;

/** The head of a self-evaluation table in the order of the official form. */
export const ANNEX_HEAD: readonly string[] = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值（A）',
  '全年实际完成值（B）',
  '未完成原因和改进措施',
];

export function merged(text: string, rows: number, columns = 1): CellSpec {
  return { text, rows, columns };
}

/** Paragraphs as texts and tables as rows of cells; a place that a cell above covers is left out. */
export function aPrintedReport(...blocks: readonly BlockSpec[]): PrintedReport {
  let tables = 0;
  return {
    blocks: blocks.map((block): PrintedBlock => {
      if (typeof block === 'string') return { kind: 'PARAGRAPH', text: block };
      tables += 1;
      return { kind: 'TABLE', sheet: null, number: tables, cells: placeCells(block) };
    }),
  };
}

function placeCells(table: TableSpec): PrintedCell[] {
  const covered = new Set<string>();
  return table.flatMap((specs, index) => {
    const row = index + 1;
    let column = 1;
    return specs.map((spec): PrintedCell => {
      const { text, rows = 1, columns = 1 } = typeof spec === 'string' ? { text: spec } : spec;
      while (covered.has(`${row}:${column}`)) column += 1;
      const start = column;
      for (let down = row; down < row + rows; down += 1) {
        for (let right = start; right < start + columns; right += 1) covered.add(`${down}:${right}`);
      }
      column += columns;
      return { row, column: start, rowSpan: rows, colSpan: columns, text };
    });
  });
}
