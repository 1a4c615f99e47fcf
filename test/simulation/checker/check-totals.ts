import type { Board, DeviceEnd, History, Json, ScoreSheet, ServerRows } from '../history.ts';
import { ordered } from './log-rows.ts';
import { violation, type Violation } from './violation.ts';

/*
 * S11: every total is the sum of its parts, at every level and in every view. S12: a device's score is the server's,
 * bit for bit. Adds by itself, in whole numbers of the smallest unit; nothing of the product's arithmetic is used.
 */

/** A form's whole weight. */
const ALL_POINTS = 10_000;

export function checkTotals({ server, serverScores, devices }: History): Violation[] {
  return [
    ...serverScores.flatMap((sheet) => checkSheet('the server', sheet, server)),
    ...devices.flatMap((device) => checkDevice(device, server, serverScores)),
  ];
}

function checkDevice(
  { device, scores, board }: DeviceEnd,
  server: ServerRows,
  serverScores: readonly ScoreSheet[],
): Violation[] {
  const differing = scores.flatMap((sheet) => {
    const own = ordered(sheet);
    const other = ordered(serverScores.find(({ form }) => form === sheet.form));
    return own === other ? [] : [violation('S12', `${device} scores ${own}, the server ${other}`)];
  });
  return [
    ...differing,
    ...scores.flatMap((sheet) => checkSheet(device, sheet, server)),
    ...checkBoard(device, board, server),
  ];
}

/** Rows make levels, levels and execution the total; what is put together is the sum of what was approved. */
function checkSheet(who: string, sheet: ScoreSheet, server: ServerRows): Violation[] {
  const { form, rows, levels, execution, total } = sheet;
  const found: Violation[] = [];
  const expectSum = (what: string, told: unknown, sum: unknown) => {
    if (told !== sum)
      found.push(
        violation(
          'S11',
          `${who} says ${String(told)} of ${what} in ${form}, where ${String(sum)} is the sum`,
        ),
      );
  };
  const levelOf = new Map((server['indicator'] ?? []).map((row) => [String(row['id']), row['level1']]));
  for (const { name, score } of levels) {
    const own = rows.filter(({ indicator }) => levelOf.get(indicator) === name);
    expectSum(name, score, sumOf(own.map((row) => row.score)));
  }
  const parts = [execution.score, ...rows.map(({ score }) => score)];
  expectSum('its total', total, sumOf(parts));
  const weights = sumOf(rows.map(({ weight }) => weight)) ?? 0;
  if (weights > ALL_POINTS) found.push(violation('S11', `${who} gives ${form} rows of ${weights} points`));
  if (form !== 'r') return found;
  for (const place of ['1', '2']) {
    const told = rows.find(({ indicator }) => indicator === `r${place}`)?.rolledUp ?? null;
    expectSum(`row ${place}`, told === null ? null : milli(told), sumOfApproved(server, place));
  }
  return found;
}

/** In thousandths; null: nobody whose form is approved has a number there. */
function sumOfApproved(server: ServerRows, place: string): number | null {
  const parts = approvedForms(server).flatMap((form) => {
    const row = (server['indicator_actual'] ?? []).find(({ indicator_id: id }) => id === `${form}${place}`);
    return typeof row?.['value_text'] === 'string' ? [milli(row['value_text'])] : [];
  });
  return parts.length === 0 ? null : sumOf(parts);
}

function approvedForms(server: ServerRows): readonly string[] {
  return (server['self_evaluation'] ?? [])
    .filter(({ id, state }: Json) => id !== 'form-r' && state === 'APPROVED')
    .map(({ id }) => String(id).replace('form-', ''));
}

/** A number with or without its unit, at most three decimals, in any width of digits. */
function milli(text: string): number {
  const plain = text.trim().replace(/[．０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d{1,3}))?(?!\d)/.exec(plain) ?? [];
  return Number(`${whole}${fraction.padEnd(3, '0')}`);
}

/** All money is the money of the forms, and each form's that of its sources; a hole leaves a sum unknown. */
function checkBoard(who: string, board: Board, server: ServerRows): Violation[] {
  const found: Violation[] = [];
  for (const kind of ['budget', 'executed'] as const) {
    for (const form of board.forms) {
      const told = fenOf(form[kind]);
      const sum = moneyOf(server, form.form, kind);
      if (told !== sum)
        found.push(
          violation(
            'S11',
            `${who} says ${String(told)} fen ${kind} of ${form.form}, ${String(sum)} is the sum`,
          ),
        );
    }
    const told = fenOf(board[kind]);
    const parts = board.forms.map(({ form }) => moneyOf(server, form, kind));
    const sum = parts.length === 0 ? null : sumOf(parts);
    if (told !== sum)
      found.push(
        violation('S11', `${who} says ${String(told)} fen ${kind} of all forms, ${String(sum)} is the sum`),
      );
  }
  return found;
}

function moneyOf(server: ServerRows, form: string, kind: 'budget' | 'executed'): number | null {
  const stated = (server['fund_execution'] ?? [])
    .filter((row) => row['self_evaluation_id'] === `form-${form}`)
    .map((row) => ({ budget: row['annual_budget_in_fen'], executed: row['executed_in_fen'] }))
    .filter((row) => row.budget !== null || row.executed !== null);
  const amounts = stated.map((row) => (row[kind] === null ? null : Number(row[kind])));
  return amounts.length === 0 ? null : sumOf(amounts);
}

/** 万元 as a plain decimal; one is a million fen. */
function fenOf(text: string | null): number | null {
  if (text === null) return null;
  const [whole = '', fraction = ''] = text.split('.');
  return Number(`${whole}${fraction.padEnd(6, '0')}`);
}

function sumOf(parts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return sum;
}
