import type { History, Json, ServerRows } from '../history.ts';
import { logRows, type LogRow } from './log-rows.ts';
import { cellOfEntry, replayLog } from './replay.ts';
import { isSame } from './same-value.ts';
import { violation, type Violation } from './violation.ts';

const WAITING = ['OPEN', 'ACCEPTED'];

/**
 * What stands beside forms (SY7): it came from somewhere (S2), each decision on it is one that the log knows and stays
 * (S3), nobody decides on their own word (S8), and one that waits is not what stands already (AM4).
 */
export function checkProposals({ server }: History): Violation[] {
  const log = logRows(server);
  const known = new Map(log.map((row) => [row.id, row]));
  const brought = new Set(
    log.flatMap(({ name, args, outcome }) =>
      name === 'work.recover@1' && outcome === 'APPLIED' ? [String(args['entryId'])] : [],
    ),
  );
  const { forms } = replayLog(log, server);
  return (server['amendment'] ?? []).flatMap((row) => {
    const id = String(row['id']);
    const found = checkDecisions(row, log);
    if (!known.has(id) && !brought.has(id))
      found.push(violation('S2', `the proposal ${id} came from nowhere`));
    const { state, value } = row;
    // A varchar column; null for what is no value.
    const field = row['field'] as string | null;
    const cells = forms.get(String(row['self_evaluation_id']))?.cells;
    const standing = cells?.get(`${String(row['subject_key'])} ${field}`)?.value ?? null;
    if (field !== null && WAITING.includes(String(state)) && isSame(field, value, standing))
      found.push(violation('S3', `the proposal ${id} waits for what stands already`));
    if (state === 'ENTERED' && !hasStoodFromTheBeginning(row, server) && !hasBeenEntered(row, log))
      found.push(violation('S3', `the proposal ${id} is called entered, and nobody entered it`));
    return found;
  });
}

function checkDecisions(row: Json, log: readonly LogRow[]): Violation[] {
  const id = String(row['id']);
  const applied = log.filter(
    ({ name, args, outcome }) =>
      name === 'amendment.decide@1' && outcome === 'APPLIED' && args['amendmentId'] === id,
  );
  const found = applied.flatMap(({ id: decision, args, userId }) => [
    ...(userId === row['author_id'] ? [violation('S8', `${decision} decides on its author's own word`)] : []),
    ...(args['outcome'] === 'REJECTED' && String(args['reason']).trim() === ''
      ? [violation('S3', `${decision} turns ${id} down without a reason`)]
      : []),
  ]);
  const stored = readList(row['decisions']).map(({ outcome }) => String(outcome));
  const logged = applied.map(({ args }) => String(args['outcome']));
  if (stored.join() !== logged.join())
    found.push(violation('S3', `of ${id} was decided ${logged.join()}, and ${stored.join()} is kept`));
  const last = logged.at(-1);
  const { state } = row;
  if (last !== undefined && state !== last && state !== 'ENTERED' && state !== 'REPLACED')
    found.push(violation('S3', `${id} is ${String(state)} after it was ${last}`));
  return found;
}

/** Somebody put that value there, or found it there, after it was proposed. */
function hasBeenEntered(row: Json, log: readonly LogRow[]): boolean {
  return log.some(({ name, args, outcome }) => {
    if (outcome !== 'APPLIED' && outcome !== 'NOOP' && outcome !== 'CONFLICT') return false;
    if (args['selfEvaluationId'] !== row['self_evaluation_id']) return false;
    const field = String(row['field']);
    if (name === 'conflict.resolve@1') return isSame(field, args['value'], row['value']);
    if (!['actual.set@1', 'execution.set@1', 'statement.set@1'].includes(name)) return false;
    const isCell = cellOfEntry(name, args).key === `${String(row['subject_key'])} ${field}`;
    return isCell && isSame(field, args['value'], row['value']);
  });
}

function hasStoodFromTheBeginning(row: Json, server: ServerRows): boolean {
  const field = String(row['field']);
  const { forms } = replayLog([], server);
  const first = forms
    .get(String(row['self_evaluation_id']))
    ?.cells.get(`${String(row['subject_key'])} ${field}`);
  return isSame(field, row['value'], first?.value ?? null);
}

function readList(value: unknown): readonly Json[] {
  return (typeof value === 'string' ? JSON.parse(value) : value) as readonly Json[];
}
