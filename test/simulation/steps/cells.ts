import {
  actualDraftKey,
  executionDraftKey,
  statementDraftKey,
} from '../../../client/src/local-data/draft-keys.ts';
import type { FieldView, FormView } from '../../../client/src/local-data/form-view.ts';
import type { CellRef, Screen, ShownCell } from '../history.ts';
import type { ValueChoice } from './step.ts';

/** The fields of a form that steps speak of, by number; a number for a row of the table, a name for a place of words. */
const CELLS = [
  { row: 1, field: 'valueText' },
  { row: 2, field: 'valueText' },
  { row: 3, field: 'deviationReason' },
  { row: 'CENTRAL', field: 'executedInFen' },
  { row: 1, field: 'improvementMeasure' },
  { row: 'OTHER_MATTERS', field: 'text' },
  { row: 'REMARKS', field: 'text' },
] as const;

export const CELL_COUNT = CELLS.length;

/** Places where a form says something in words, whether or not anybody has. */
const STATEMENTS = ['OTHER_MATTERS', 'REMARKS'] as const;

/** 8 in three spellings. */
const EIGHT = ['8', '８', '8.0'] as const;

export type Cell =
  | {
      readonly kind: 'actual';
      readonly row: string;
      readonly field: 'valueText' | 'deviationReason' | 'improvementMeasure';
    }
  | { readonly kind: 'execution'; readonly row: 'CENTRAL'; readonly field: 'executedInFen' }
  | { readonly kind: 'statement'; readonly row: (typeof STATEMENTS)[number]; readonly field: 'text' };

export function cellOf(form: string, n: number): Cell {
  const cell = CELLS[n % CELL_COUNT] ?? CELLS[0];
  if (cell.field === 'executedInFen') return { kind: 'execution', ...cell };
  if (cell.field === 'text') return { kind: 'statement', ...cell };
  return { kind: 'actual', row: `${form}${cell.row}`, field: cell.field };
}

export function isStatement(row: string): row is (typeof STATEMENTS)[number] {
  return STATEMENTS.some((place) => place === row);
}

/** What is typed: unlike anything else where the choice says so, and such that the form can still be handed in. */
export function textOf(cell: Cell, choice: ValueChoice): string | null {
  if ('empty' in choice) return null;
  if ('bad' in choice) return cell.field === 'valueText' ? '十二三' : '无\0';
  const common = 'common' in choice ? choice.common : null;
  const n = 'new' in choice ? choice.new : 0;
  if (cell.field !== 'valueText') return common === null ? `第 ${n} 次填写` : '同上';
  if (cell.row.endsWith('1')) return common === null ? String(100 + n) : (EIGHT[common] ?? '8');
  // At most 10 万元.
  return common === null ? `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')}` : '5.50';
}

export function amountOf(choice: ValueChoice): number | null {
  if ('empty' in choice) return null;
  if ('bad' in choice) return -1;
  return 'new' in choice ? choice.new : 5;
}

export function draftKeyOf(formId: string, cell: Cell): string {
  if (cell.kind === 'statement') return statementDraftKey(formId, cell.row);
  return cell.kind === 'actual'
    ? actualDraftKey(formId, cell.row, cell.field)
    : executionDraftKey(formId, cell.row, cell.field);
}

/** What the cell shows; undefined where the device has no such row. */
export function shownIn(view: FormView, cell: Cell): string | number | null | undefined {
  if (cell.kind === 'statement') return view.statementAt(cell.row).value;
  if (cell.kind === 'execution') {
    return view.executions.find(({ source }) => source === cell.row)?.fields[cell.field].value;
  }
  return view.rows.find(({ indicator }) => indicator.id === cell.row)?.fields[cell.field].value;
}

export function refOf(form: string, { row, field }: Cell): CellRef {
  return { form, row, field };
}

/** Every field of the form as it is shown. */
export function screenOf(form: string, view: FormView): Screen {
  const cells = [
    ...view.rows.map(({ indicator, fields }) => ({ row: indicator.id, fields })),
    ...view.executions.map(({ source, fields }) => ({ row: source, fields })),
    ...STATEMENTS.map((place) => ({ row: place, fields: { text: view.statementAt(place) } })),
  ].flatMap(({ row, fields }) =>
    Object.entries<FieldView<string | number | null>>(fields).map(([field, { value, state }]): ShownCell => ({
      form,
      row,
      field,
      value,
      state,
    })),
  );
  return { form, state: view.form.state, stateSync: view.stateSync, cells };
}
