import { isCompletion, isSameActualValue, storedActualValue } from '@attain/shared/approval/actual-value';
import { checkActualEntry } from '@attain/shared/indicator-value/check-actual-entry';
import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import { indicatorOfPlace, type StatementPlace } from '@attain/shared/statement/statement-place';
import { checkStatement, storedStatement } from '@attain/shared/statement/statement-value';
import type { ActualField, ExecutionField } from '@attain/shared/sync/mutation';
import { parked, type Verdict } from '@attain/shared/sync/verdict';
import type { FieldStamp } from '../../self-evaluation/field-stamp.ts';
import { withRow, type FormInHand } from '../../self-evaluation/form-in-hand.ts';

/** One field of one row of a form: what people enter, and what conflicts are about. */
export type Cell =
  | { readonly subject: 'INDICATOR_ACTUAL'; readonly subjectKey: string; readonly field: ActualField }
  | { readonly subject: 'FUND_EXECUTION'; readonly subjectKey: string; readonly field: ExecutionField }
  | { readonly subject: 'FORM_STATEMENT'; readonly subjectKey: StatementPlace; readonly field: 'text' };

/** A cell's value as text; amounts are whole fen in decimal digits. */
export type CellValue = string | null;

export interface StandingValue {
  readonly value: CellValue;
  /** Null where the value was there before anybody entered one. */
  readonly stamp: FieldStamp | null;
}

/** The rows of a form in which its values stand. */
export type FormRows = Pick<FormInHand, 'indicators' | 'actuals' | 'executions' | 'statements'>;

/** Null: the form has no such row (an indicator of another table, for example). */
export function readCell(form: FormRows, cell: Cell): StandingValue | null {
  switch (cell.subject) {
    case 'INDICATOR_ACTUAL': {
      const row = form.actuals.get(cell.subjectKey);
      return row ? { value: row[cell.field], stamp: row.stamps[cell.field] ?? null } : null;
    }
    case 'FUND_EXECUTION': {
      const row = form.executions.get(cell.subjectKey);
      if (!row) return null;
      const amount = row[cell.field];
      return { value: amount === null ? null : String(amount), stamp: row.stamps[cell.field] ?? null };
    }
    case 'FORM_STATEMENT': {
      const indicatorId = indicatorOfPlace(cell.subjectKey);
      if (indicatorId !== null && !form.indicators.has(indicatorId)) return null;
      // A place in which nobody wrote yet has no row, and is there to be written in.
      const row = form.statements.get(cell.subjectKey);
      return { value: row?.text ?? null, stamp: row?.stamps['text'] ?? null };
    }
  }
}

/** The form with another value in a cell that `readCell` has found. */
export function writeCell(form: FormInHand, cell: Cell, value: CellValue, stamp: FieldStamp): FormInHand {
  switch (cell.subject) {
    case 'INDICATOR_ACTUAL': {
      const row = form.actuals.get(cell.subjectKey);
      if (!row) return form;
      const next = { ...row, ...stamped(row, cell.field, stamp), [cell.field]: value };
      return { ...form, actuals: withRow(form.actuals, cell.subjectKey, next) };
    }
    case 'FUND_EXECUTION': {
      const row = form.executions.get(cell.subjectKey);
      if (!row) return form;
      const amount = value === null ? null : Number(value);
      const next = { ...row, ...stamped(row, cell.field, stamp), [cell.field]: amount };
      return { ...form, executions: withRow(form.executions, cell.subjectKey, next) };
    }
    case 'FORM_STATEMENT': {
      const { id: selfEvaluationId, orgPath } = form.selfEvaluation;
      const place = cell.subjectKey;
      const row = form.statements.get(place) ?? { id: stamp.mutationId, rev: 0, stamps: {} };
      const next = {
        ...row,
        ...stamped(row, 'text', stamp),
        selfEvaluationId,
        place,
        text: value,
        orgPath,
      };
      return { ...form, statements: withRow(form.statements, place, next) };
    }
  }
}

function stamped(
  { rev, stamps }: { readonly rev: number; readonly stamps: Readonly<Record<string, FieldStamp>> },
  field: string,
  stamp: FieldStamp,
) {
  return { rev: rev + 1, stamps: { ...stamps, [field]: stamp } };
}

export function isSameCellValue(cell: Cell, a: CellValue, b: CellValue): boolean {
  switch (cell.subject) {
    case 'INDICATOR_ACTUAL':
      return isSameActualValue(cell.field, a, b);
    case 'FUND_EXECUTION':
      return a === b;
    case 'FORM_STATEMENT':
      return storedStatement(a) === storedStatement(b);
  }
}

/** What the cell keeps when a person enters this text. */
export function storedCellValue(cell: Cell, entered: CellValue): CellValue {
  switch (cell.subject) {
    case 'INDICATOR_ACTUAL':
      return storedActualValue(cell.field, entered);
    case 'FUND_EXECUTION':
      return entered;
    case 'FORM_STATEMENT':
      return storedStatement(entered);
  }
}

/** The verdict on a value that does not fit its cell, or null. */
export function checkCellValue(form: FormInHand, cell: Cell, value: CellValue): Verdict | null {
  const violation = value === null ? null : violationOf(form, cell, value);
  return violation === null ? null : parked('VALUE_INVALID', { field: cell.field, violation });
}

function violationOf(form: FormInHand, cell: Cell, value: string): string | null {
  if (cell.subject === 'FORM_STATEMENT') return checkStatement(cell.subjectKey, value);
  if (cell.subject === 'FUND_EXECUTION') {
    return /^(?:0|[1-9]\d{0,15})$/.test(value) && Number.isSafeInteger(Number(value))
      ? null
      : 'NOT_AN_AMOUNT';
  }
  if (cell.field === 'completion') return isCompletion(value) ? null : 'NOT_A_SHARE';
  if (cell.field !== 'valueText') return null;
  const indicator = form.indicators.get(cell.subjectKey);
  if (!indicator) return null;
  const target = parseTargetText(indicator.targetText, form.round.budgetYear);
  return checkActualEntry(target, value)[0]?.code ?? null;
}
