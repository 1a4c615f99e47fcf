import { isCompletion, isSameActualValue, storedActualValue } from '@attain/shared/approval/actual-value';
import { checkActualEntry } from '@attain/shared/indicator-value/check-actual-entry';
import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import type { ActualField, ExecutionField } from '@attain/shared/sync/mutation';
import { parked, type Verdict } from '@attain/shared/sync/verdict';
import type { FieldStamp } from '../../self-evaluation/field-stamp.ts';
import { withRow, type FormInHand } from '../../self-evaluation/form-in-hand.ts';

/** One field of one row of a form: what people enter, and what conflicts are about. */
export type Cell =
  | { readonly subject: 'INDICATOR_ACTUAL'; readonly subjectKey: string; readonly field: ActualField }
  | { readonly subject: 'FUND_EXECUTION'; readonly subjectKey: string; readonly field: ExecutionField };

/** A cell's value as text; amounts are whole fen in decimal digits. */
export type CellValue = string | null;

export interface StandingValue {
  readonly value: CellValue;
  /** Null where the value was there before anybody entered one. */
  readonly stamp: FieldStamp | null;
}

/** Null: the form has no such row (an indicator of another table, for example). */
export function readCell(form: FormInHand, cell: Cell): StandingValue | null {
  if (cell.subject === 'INDICATOR_ACTUAL') {
    const row = form.actuals.get(cell.subjectKey);
    return row ? { value: row[cell.field], stamp: row.stamps[cell.field] ?? null } : null;
  }
  const row = form.executions.get(cell.subjectKey);
  if (!row) return null;
  const amount = row[cell.field];
  return { value: amount === null ? null : String(amount), stamp: row.stamps[cell.field] ?? null };
}

/** The form with another value in a cell that `readCell` has found. */
export function writeCell(form: FormInHand, cell: Cell, value: CellValue, stamp: FieldStamp): FormInHand {
  if (cell.subject === 'INDICATOR_ACTUAL') {
    const row = form.actuals.get(cell.subjectKey);
    if (!row) return form;
    const stamps = { ...row.stamps, [cell.field]: stamp };
    const next = { ...row, [cell.field]: value, rev: row.rev + 1, stamps };
    return { ...form, actuals: withRow(form.actuals, cell.subjectKey, next) };
  }
  const row = form.executions.get(cell.subjectKey);
  if (!row) return form;
  const amount = value === null ? null : Number(value);
  const stamps = { ...row.stamps, [cell.field]: stamp };
  const next = { ...row, [cell.field]: amount, rev: row.rev + 1, stamps };
  return { ...form, executions: withRow(form.executions, cell.subjectKey, next) };
}

export function isSameCellValue(cell: Cell, a: CellValue, b: CellValue): boolean {
  return cell.subject === 'INDICATOR_ACTUAL' ? isSameActualValue(cell.field, a, b) : a === b;
}

/** What the cell keeps when a person enters this text. */
export function storedCellValue(cell: Cell, entered: CellValue): CellValue {
  return cell.subject === 'INDICATOR_ACTUAL' ? storedActualValue(cell.field, entered) : entered;
}

/** The verdict on a value that does not fit its cell, or null. */
export function checkCellValue(form: FormInHand, cell: Cell, value: CellValue): Verdict | null {
  const violation = value === null ? null : violationOf(form, cell, value);
  return violation === null ? null : parked('VALUE_INVALID', { field: cell.field, violation });
}

function violationOf(form: FormInHand, cell: Cell, value: string): string | null {
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
