import { FIRST_VALUES } from '../world/fill-template.ts';
import type { Json, ServerRows } from '../history.ts';
import { ordered, type LogRow } from './log-rows.ts';
import { isSame } from './same-value.ts';
import { violation, type Violation } from './violation.ts';

/** What stands in a cell, and whose mutation put it there; '' before anybody did. */
interface Standing {
  readonly value: unknown;
  readonly mutationId: string;
}

interface FormState {
  state: string;
  readonly cells: Map<string, Standing>;
  readonly authors: Set<string>;
}

/** What a log says when it is followed by somebody who knows nothing but "what stands". */
export interface Replay {
  readonly forms: ReadonlyMap<string, FormState>;
  /** Cells of the form right before the row took effect, for submissions and decisions that were applied. */
  readonly seenBy: ReadonlyMap<string, ReadonlyMap<string, Standing>>;
  readonly violations: readonly Violation[];
}

export function cellKey(row: string, field: string): string {
  return `${row} ${field}`;
}

/** Follows the log: S3 (nothing is overwritten unseen), S7 (locked content stays), S8 (an author does not decide). */
export function replayLog(log: readonly LogRow[], server: ServerRows): Replay {
  const forms = new Map(['a', 'b', 'r'].map((form) => [`form-${form}`, firstState(form)]));
  const violations: Violation[] = [];
  const seenBy = new Map<string, ReadonlyMap<string, Standing>>();
  for (const logged of log) {
    const form = forms.get(String(logged.args['selfEvaluationId']));
    if (!form) continue;
    const isApplied = logged.outcome === 'APPLIED';
    switch (logged.name) {
      case 'actual.set@1':
      case 'execution.set@1':
      case 'statement.set@1':
      case 'conflict.resolve@1':
        violations.push(...takeValue(form, logged, log, server));
        break;
      case 'evidence.add@1':
      case 'evidence.remove@1':
        if (!isApplied) break;
        form.authors.add(logged.userId);
        if (isLocked(form))
          violations.push(violation('S7', `${logged.id} changed evidence of a locked form`));
        break;
      case 'form.submit@1':
      case 'form.review@1':
      case 'form.reopen@1':
        if (!isApplied) break;
        seenBy.set(logged.id, new Map(form.cells));
        violations.push(...takeDecision(form, logged));
    }
  }
  return { forms, seenBy, violations };
}

function takeValue(form: FormState, logged: LogRow, log: readonly LogRow[], server: ServerRows): Violation[] {
  const { id, name, args, outcome, userId } = logged;
  const cell = cellOf(logged, server);
  if (!cell || !['APPLIED', 'NOOP', 'CONFLICT'].includes(outcome)) return [];
  const before = form.cells.get(cell.key)?.value ?? null;
  const { value, base } = args;
  const same = (a: unknown, b: unknown) => isSame(cell.field, a, b);
  if (outcome === 'NOOP') {
    return same(value, before)
      ? []
      : [violation('S3', `${id} is called no change and is one in ${cell.key}`)];
  }
  form.authors.add(userId);
  if (outcome === 'CONFLICT') {
    if (same(value, before) || (same(base, before) && !isOfClosed(logged, server)))
      return [violation('S3', `${id} met nobody and is a conflict`)];
    return isKept(logged, cell.field, log, server)
      ? []
      : [violation('S3', `the value of ${id} is kept nowhere`)];
  }
  const found: Violation[] = [];
  if (isLocked(form)) {
    // A choice of the value that stands only closes the conflict.
    if (!(name === 'conflict.resolve@1' && same(value, before))) {
      found.push(violation('S7', `${id} changed ${cell.key} of a form that is ${form.state}`));
    }
  }
  if (!same(base, before) && !same(value, before)) {
    found.push(violation('S3', `${id} was laid over ${ordered(before)}, which its author had not seen`));
  }
  // A choice of the value that stands leaves it where it came from.
  if (!same(value, before)) form.cells.set(cell.key, { value, mutationId: id });
  return found;
}

function isLocked({ state }: FormState): boolean {
  return state === 'SUBMITTED' || state === 'APPROVED';
}

/** In its conflict, or typed over by the same device, or set aside by somebody's choice. */
function isKept(logged: LogRow, field: string, log: readonly LogRow[], server: ServerRows): boolean {
  const conflict = (server['field_conflict'] ?? []).find(({ id }) => id === logged.conflictId);
  const mine = conflict ? (JSON.parse(String(conflict['mine'])) as Json)['value'] : undefined;
  if (conflict && isSame(field, mine, logged.args['value'])) return true;
  return log.some((later) => {
    if (later.seq <= logged.seq) return false;
    if (later.name === 'conflict.resolve@1') return later.args['conflictId'] === logged.conflictId;
    const isOnTop =
      later.clientId === logged.clientId && isSame(field, later.args['base'], logged.args['value']);
    return later.conflictId === logged.conflictId && isOnTop;
  });
}

function takeDecision(form: FormState, { id, name, args, userId }: LogRow): Violation[] {
  if (name === 'form.submit@1') {
    form.authors.add(userId);
    form.state = 'SUBMITTED';
    return [];
  }
  form.state = name === 'form.reopen@1' ? 'REOPENED' : String(args['outcome']);
  return form.authors.has(userId) ? [violation('S8', `${id} decides on what ${userId} has entered`)] : [];
}

/** A choice in a conflict that is closed: it has met another choice, also where the value is the one that it saw. */
function isOfClosed({ name, args }: LogRow, server: ServerRows): boolean {
  const isRow = ({ id, state }: Json) => id === args['conflictId'] && state === 'RESOLVED';
  return name === 'conflict.resolve@1' && (server['field_conflict'] ?? []).some(isRow);
}

function cellOf(
  { name, args }: LogRow,
  server: ServerRows,
): { readonly key: string; readonly field: string } | null {
  if (name !== 'conflict.resolve@1') return cellOfEntry(name, args);
  const conflict = (server['field_conflict'] ?? []).find(({ id }) => id === args['conflictId']);
  if (!conflict) return null;
  const field = String(conflict['field']);
  return { key: cellKey(String(conflict['subject_key']), field), field };
}

/** The cell that an entry is about, by its own words. */
export function cellOfEntry(name: string, args: Json): { readonly key: string; readonly field: string } {
  if (name === 'statement.set@1') return { key: cellKey(String(args['place']), 'text'), field: 'text' };
  const row = String(args[name === 'actual.set@1' ? 'indicatorId' : 'source']);
  return { key: cellKey(row, String(args['field'])), field: String(args['field']) };
}

function firstState(form: string): FormState {
  const nobody = (value: unknown): Standing => ({ value, mutationId: '' });
  const cells = new Map<string, Standing>();
  for (const [place, value] of Object.entries(FIRST_VALUES)) {
    cells.set(cellKey(`${form}${place}`, 'valueText'), nobody(value));
  }
  cells.set(cellKey(`${form}3`, 'completion'), nobody('1'));
  cells.set(cellKey('CENTRAL', 'annualBudgetInFen'), nobody(1_000_000));
  cells.set(cellKey('CENTRAL', 'executedInFen'), nobody(900_000));
  return { state: form === 'b' ? 'APPROVED' : 'DRAFT', cells, authors: new Set() };
}
