import type { FieldConflictRow } from '../api/form-rows.ts';
import type { EntryNames } from '../local-data/load-entry-names.ts';
import { CONFLICT_LOG_MESSAGES as words } from '../messages/conflict-log.messages.ts';
import { describeConflictField, describeConflictValue } from '../messages/describe-entry.ts';
import { csvText } from '@attain/shared/csv/csv-text';

/** After so long an open conflict is on the reviewer's list (SY9). */
export const STALE_AFTER_MS = 3 * 86_400_000;

/** Whose value stands after somebody chose. */
export type Choice = 'mine' | 'theirs' | 'other';

/** One place where two values met: what each was, whose and from which device, and what became of it. */
export interface ConflictEntry {
  readonly id: string;
  readonly formId: string;
  readonly place: string;
  readonly title: string;
  readonly field: string;
  readonly base: string;
  readonly mine: ConflictEntrySide;
  readonly theirs: ConflictEntrySide;
  /** ISO 8601 by the server's clock: when the two values met. Typing on does not make it younger. */
  readonly since: string;
  readonly isStale: boolean;
  /** Null while nobody has chosen. */
  readonly decision: {
    readonly value: string;
    readonly byName: string;
    /** ISO 8601 */
    readonly at: string;
    readonly choice: Choice;
  } | null;
}

export interface ConflictEntrySide {
  readonly value: string;
  readonly byName: string;
  readonly at: string;
  readonly device: string | null;
}

/** Open ones first, the oldest on top; then what was decided, the latest on top. */
export function conflictEntries(
  conflicts: readonly FieldConflictRow[],
  names: EntryNames,
  deviceNames: Readonly<Record<string, string>>,
  now: Date,
): readonly ConflictEntry[] {
  const entries = conflicts.map((conflict) => toEntry(conflict, names, deviceNames, now));
  const open = entries.filter(({ decision }) => decision === null);
  const decided = entries.filter(({ decision }) => decision !== null);
  return [
    ...open.toSorted((a, b) => compare(a.since, b.since)),
    ...decided.toSorted((a, b) => compare(b.decision?.at ?? '', a.decision?.at ?? '')),
  ];
}

/** Whether it has waited for three days; both times are the server's. */
export function isStale({ state, openedAt }: FieldConflictRow, serverNow: Date): boolean {
  return state === 'OPEN' && serverNow.getTime() - Date.parse(openedAt) >= STALE_AFTER_MS;
}

function toEntry(
  conflict: FieldConflictRow,
  names: EntryNames,
  deviceNames: Readonly<Record<string, string>>,
  now: Date,
): ConflictEntry {
  const { id, selfEvaluationId, base, mine, theirs, state, openedAt } = conflict;
  const form = names.forms.get(selfEvaluationId);
  const show = (value: string | null) => describeConflictValue(conflict, value, names);
  const side = (from: typeof mine): ConflictEntrySide => ({
    value: show(from.value),
    byName: from.byName,
    at: from.at,
    device: deviceNames[from.clientId] ?? null,
  });
  const { title, what } = describeConflictField(conflict, names);
  return {
    id,
    formId: selfEvaluationId,
    place: [form?.unit?.shortName, form?.table?.title].filter(Boolean).join(' · '),
    title,
    field: what,
    base: show(base),
    mine: side(mine),
    theirs: side(theirs),
    since: openedAt,
    isStale: isStale(conflict, now),
    decision:
      state === 'RESOLVED'
        ? {
            value: show(conflict.resolvedValue),
            byName: conflict.resolvedByName ?? '',
            at: conflict.resolvedAt ?? mine.at,
            choice: choiceOf(conflict),
          }
        : null,
  };
}

function choiceOf({ resolvedValue, mine, theirs }: FieldConflictRow): Choice {
  if (resolvedValue === mine.value) return 'mine';
  return resolvedValue === theirs.value ? 'theirs' : 'other';
}

/** The log as a table for a spreadsheet. */
export function conflictsAsCsv(entries: readonly ConflictEntry[]): string {
  const rows = entries.map((entry) => [
    entry.place,
    entry.title,
    entry.field,
    entry.base,
    ...sideCells(entry.theirs),
    ...sideCells(entry.mine),
    entry.decision?.value ?? '',
    entry.decision ? words.choices[entry.decision.choice] : words.open,
    entry.decision?.byName ?? '',
    entry.decision?.at ?? '',
  ]);
  return csvText([words.columns, ...rows]);
}

export function conflictsAsJson(entries: readonly ConflictEntry[]): string {
  return JSON.stringify({ format: 'attain-conflict-log', version: 1, entries }, null, 2);
}

function sideCells({ value, byName, at, device }: ConflictEntrySide): readonly string[] {
  return [value, byName, at, device ?? ''];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
