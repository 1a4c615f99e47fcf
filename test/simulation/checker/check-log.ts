import { createHash } from 'node:crypto';
import type { History } from '../history.ts';
import { logRows, ordered, type LogRow } from './log-rows.ts';
import { violation, type Violation } from './violation.ts';

/** What the server's log and feed must be by themselves: S1, S5, S13, S15, S17. */
export function checkLog({ server }: History): Violation[] {
  const log = logRows(server);
  return [...checkOnce(log), ...checkFeed(log, server), ...checkChain(log, server), ...checkGroups(log)];
}

function checkOnce(log: readonly LogRow[]): Violation[] {
  const found: Violation[] = [];
  const ids = new Set<string>();
  const clients = new Map<string, LogRow[]>();
  for (const row of log) {
    if (ids.has(row.id)) found.push(violation('S1', `${row.id} stands in the log twice`));
    ids.add(row.id);
    clients.set(row.clientId, [...(clients.get(row.clientId) ?? []), row]);
  }
  for (const [clientId, rows] of clients) found.push(...checkClient(clientId, rows, log));
  return found;
}

/**
 * S13: a client's mutations take effect in its order. S1: its numbers have no gap, and each names the one before
 * (SY5).
 *
 * A number may be missing when a device took a new client id with mutations that its other copy had sent already: they
 * were numbered anew and are in the log under the old id, once. The next row's `prev` proves which they were.
 */
function checkClient(clientId: string, rows: readonly LogRow[], log: readonly LogRow[]): Violation[] {
  let seq = 0;
  let tip = '';
  for (const row of rows) {
    if (row.clientSeq <= seq) {
      return [violation('S13', `${clientId} took effect in the order ${seq}, ${row.clientSeq}`)];
    }
    const others = log.filter((other) => other.clientId !== clientId && other.userId === row.userId);
    if (!canLead(tip, seq + 1, row, others)) {
      return [violation('S1', `nothing leads from ${seq} to ${row.clientSeq} of ${clientId}`)];
    }
    seq = row.clientSeq;
    tip = linkHash(row, seq, row.raw['prev']);
  }
  return [];
}

/** Whether the row follows `tip` at once, or over mutations that are logged under another id of the same user. */
function canLead(tip: string, seq: number, row: LogRow, others: readonly LogRow[]): boolean {
  if (seq === row.clientSeq) return row.raw['prev'] === tip;
  return others.some((other) => {
    const rest = others.filter((one) => one !== other);
    return canLead(linkHash(other, seq, tip), seq + 1, row, rest);
  });
}

function linkHash({ id, name, args }: LogRow, seq: number, prev: unknown): string {
  return createHash('sha256').update(ordered({ id, seq, prev, name, args })).digest('hex');
}

function checkFeed(log: readonly LogRow[], server: History['server']): Violation[] {
  const feed = (server['change_feed'] ?? []).map(({ seq }) => Number(seq));
  const head = Number(server['sync_head']?.[0]?.['seq']);
  const numbers = [...log.map(({ seq }) => seq), ...feed].sort((a, b) => a - b);
  const wrong = numbers.findIndex((seq, index) => seq !== index + 1);
  if (wrong >= 0) return [violation('S5', `number ${wrong + 1} of log and feed is ${numbers[wrong] ?? ''}`)];
  return numbers.length === head
    ? []
    : [violation('S5', `the head is ${head}, the last number ${numbers.length}`)];
}

function checkChain(log: readonly LogRow[], server: History['server']): Violation[] {
  let previous = '';
  for (const { raw, seq } of log) {
    const { rowHash, ...rest } = raw;
    previous = createHash('sha256').update(previous).update(ordered(rest)).digest('hex');
    if (rowHash !== previous) return [violation('S15', `the chain breaks at ${seq}`)];
  }
  const tip = server['sync_head']?.[0]?.['chain_hash'];
  return tip === previous ? [] : [violation('S15', 'the head names another row than the last one')];
}

function checkGroups(log: readonly LogRow[]): Violation[] {
  const groups = new Map<string, LogRow[]>();
  for (const row of log) {
    if (row.groupId !== null) groups.set(row.groupId, [...(groups.get(row.groupId) ?? []), row]);
  }
  return [...groups].flatMap(([groupId, rows]) => {
    const done = rows.filter(({ outcome }) => outcome === 'APPLIED' || outcome === 'NOOP').length;
    return done === 0 || done === rows.length
      ? []
      : [violation('S17', `of group ${groupId} ${done} of ${rows.length} were applied`)];
  });
}
