import type { CellFormula, CellPlace, Span, TableCell } from './report-document.ts';
import { fixed } from './spans.ts';

export interface CellOptions {
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly align?: TableCell['align'];
  readonly formula?: CellFormula | null;
}

/** A cell of the body: texts stand left, figures right. */
export function cell(content: Span | readonly Span[], options: CellOptions = {}): TableCell {
  const spans = 'kind' in content ? [content] : content;
  const [only] = spans;
  const isFigure = spans.length === 1 && only?.kind === 'VALUE' && only.figure !== null;
  const { colSpan = 1, rowSpan = 1, align = isFigure ? 'RIGHT' : 'LEFT', formula = null } = options;
  return { spans, colSpan, rowSpan, align, isHead: false, formula };
}

/** A cell that names a row or a column. */
export function head(content: string | readonly Span[], options: CellOptions = {}): TableCell {
  const spans = typeof content === 'string' ? [fixed(content)] : content;
  return { ...cell(spans, { align: 'CENTRE', ...options }), isHead: true };
}

/** Nothing to tell, as opposed to a zero. */
export function dash(): TableCell {
  return cell(fixed('—'), { align: 'CENTRE' });
}

export function sumOfColumn(column: number, firstRow: number, rows: number): CellFormula | null {
  if (rows === 0) return null;
  return { kind: 'SUM', of: Array.from({ length: rows }, (_, i) => ({ row: firstRow + i, column })) };
}

export function sumOfCells(of: readonly CellPlace[]): CellFormula | null {
  return of.length === 0 ? null : { kind: 'SUM', of };
}

/**
 * For each row how many rows its group spans: 0 where the row above belongs to the same one.
 *
 * `['a', 'a', 'b']` gives `[2, 0, 1]`.
 */
export function groupSpans(keys: readonly string[]): number[] {
  return keys.map((key, index) => {
    if (index > 0 && keys[index - 1] === key) return 0;
    let end = index + 1;
    while (keys[end] === key) end += 1;
    return end - index;
  });
}
