import { HyperFormula, type SimpleCellAddress } from 'hyperformula';

/** A cell's address from 0, and what stands there: a number, or a formula with its leading `=`. */
export interface SheetEntry {
  readonly row: number;
  readonly column: number;
  readonly content: number | string;
}

/** Computes a sheet anew by a spreadsheet engine of its own; answers with the value of any cell. */
export function recalculate(entries: readonly SheetEntry[]): (row: number, column: number) => unknown {
  const engine = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3' });
  const sheet = engine.getSheetId(engine.addSheet('sheet')) ?? 0;
  const at = (row: number, column: number): SimpleCellAddress => ({ sheet, row, col: column });
  for (const { row, column, content } of entries) engine.setCellContents(at(row, column), content);
  return (row, column) => engine.getCellValue(at(row, column));
}
