import type { Json, ServerRows } from '../history.ts';

/** A row of the server's log as this checker reads it, whichever database it came from. */
export interface LogRow {
  readonly seq: number;
  readonly txSeq: number;
  readonly id: string;
  readonly clientId: string;
  readonly clientSeq: number;
  readonly name: string;
  readonly groupId: string | null;
  readonly args: Json;
  readonly userId: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly details: unknown;
  readonly conflictId: string | null;
  /** All columns, JSON ones parsed, numbers as numbers. */
  readonly raw: Json;
}

const NUMBERS = ['seq', 'txSeq', 'clientSeq'];
const JSONS = ['args', 'device', 'details'];

export function logRows(server: ServerRows): readonly LogRow[] {
  return (server['mutation_log'] ?? []).map(readRow).sort((a, b) => a.seq - b.seq);
}

function readRow(row: Json): LogRow {
  const raw = Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const key = camel(column);
      if (NUMBERS.includes(key)) return [key, Number(value)];
      return [key, JSONS.includes(key) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value];
    }),
  );
  // Columns of mutation_log, as the migration declares them.
  return { ...(raw as Omit<LogRow, 'raw'>), raw };
}

export function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** JSON with the keys of every object in order: written apart from the product's own. */
export function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${ordered(member)}`);
  return `{${members.join(',')}}`;
}
