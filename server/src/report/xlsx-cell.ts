import type { CellFormula, CellPlace, TableCell } from '@attain/shared/report/report-document';
import type { Figure } from '@attain/shared/report/figure';
import { textOf } from '@attain/shared/report/walk-document';
import type { Cell } from 'exceljs';
import { printableText } from './printable-text.ts';

/** The caption stands in the first row of a sheet. */
export const CAPTION_ROWS = 1;

/** 常规 for money, as it is printed; text format for words, so that "=1 家" stays a text also when it is edited. */
export const FORMATS: { readonly [K in Figure['kind']]: string } = {
  MONEY: 'General',
  POINTS: '0.00',
  SHARE: '0.00%',
  COUNT: '0',
};
const TEXT_FORMAT = '@';

/** Decimals that a sum is rounded to: binary sums of 万元 with fen would otherwise end in …0001. */
const DECIMALS: { readonly [K in Figure['kind']]: number | null } = {
  MONEY: 6,
  POINTS: 2,
  SHARE: null,
  COUNT: 0,
};

/** Writes a cell: one figure as a number or a formula with its result, anything else as a text. */
export function writeXlsxCell(target: Cell, cell: TableCell): void {
  const [only] = cell.spans;
  const figure = cell.spans.length === 1 && only?.kind === 'VALUE' ? only.figure : null;
  if (figure === null) {
    target.value = printableText(textOf(cell.spans));
    target.numFmt = TEXT_FORMAT;
    return;
  }
  const result = numberOf(figure);
  target.value =
    cell.formula === null ? result : { formula: formulaText(cell.formula, DECIMALS[figure.kind]), result };
  target.numFmt = FORMATS[figure.kind];
}

export function numberOf(figure: Figure): number {
  switch (figure.kind) {
    case 'MONEY':
      // Fen are whole and safe, and dividing by a power of ten gives the number nearest to the decimal.
      return figure.fen / 1_000_000;
    case 'POINTS':
      return figure.centipoints / 100;
    case 'SHARE':
      return Number(figure.numerator) / Number(figure.denominator);
    case 'COUNT':
      return figure.count;
  }
}

function formulaText(formula: CellFormula, decimals: number | null): string {
  if (formula.kind === 'QUOTIENT') return `${address(formula.dividend)}/${address(formula.divisor)}`;
  const sum = `SUM(${ranges(formula.of)})`;
  return decimals === null ? sum : `ROUND(${sum},${decimals})`;
}

/** `B3:B5` where the cells follow each other in one column, `B5,C5` where they do not. */
function ranges(places: readonly CellPlace[]): string {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) throw new RangeError('a sum of nothing');
  const isRun = places.every(({ row, column }, i) => column === first.column && row === first.row + i);
  return isRun && places.length > 1 ? `${address(first)}:${address(last)}` : places.map(address).join(',');
}

/** Row and column from 0 as a sheet names them: 0, 1 is B2 below the caption. */
function address({ row, column }: CellPlace): string {
  return `${columnName(column)}${row + 1 + CAPTION_ROWS}`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
