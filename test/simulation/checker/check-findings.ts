import type { DeviceEnd, History, Json } from '../history.ts';
import { camel, logRows, ordered, type LogRow } from './log-rows.ts';
import { violation, type Violation } from './violation.ts';

/**
 * Acts on findings stand as they were entered, in the log's order for each finding (S3), take an answer back at most once
 * (S1), and are shown by every device that has them, each once (SY2).
 */
export function checkFindings({ server, devices }: History): Violation[] {
  const rows = new Map(
    (server['finding_answer'] ?? []).map((row) => [String(row['id']), readRow(row)] as const),
  );
  const order = new Map<string, number>();
  const takenBack = new Set<unknown>();
  const found: Violation[] = [];
  for (const logged of logRows(server)) {
    if (!logged.name.startsWith('finding.')) continue;
    const { id, args, outcome } = logged;
    const answerId = logged.name === 'finding.revoke@1' ? args['answerId'] : null;
    if (outcome === 'NOOP' && !takenBack.has(answerId)) {
      found.push(violation('S3', `${id} is called no change, and ${String(args['answerId'])} still stands`));
    }
    if (outcome !== 'APPLIED') continue;
    if (answerId !== null && takenBack.has(answerId))
      found.push(violation('S1', `${String(args['answerId'])} is taken back twice, by ${id} again`));
    if (answerId !== null) takenBack.add(answerId);
    const key = String(args['key']);
    const ordinal = (order.get(key) ?? 0) + 1;
    order.set(key, ordinal);
    const row = rows.get(id);
    const due = dueRow(logged, answerId, ordinal);
    if (!row || Object.entries(due).some(([field, value]) => row[field] !== value))
      found.push(violation('S3', `of ${id} stands ${ordered(row)}, entered was ${ordered(due)}`));
    rows.delete(id);
  }
  for (const id of rows.keys()) found.push(violation('S3', `nobody entered the act ${id} on a finding`));
  return [...found, ...devices.flatMap(checkShown)];
}

function readRow(row: Json): Json {
  const fields = Object.entries(row).map(([column, value]) => [camel(column), value] as const);
  return { ...Object.fromEntries(fields), ordinal: Number(row['ordinal']) };
}

function dueRow({ args, userId }: LogRow, answerId: unknown, ordinal: number): Json {
  const { roundId, key: findingKey, fingerprint, reason } = args;
  const kind = answerId === null ? 'ANSWER' : 'REVOCATION';
  return { roundId, findingKey, fingerprint, reason, kind, answerId, ordinal, authorId: userId };
}

/** In the end nothing waits: what is shown is what was pulled. */
function checkShown({ device, tables, findingActs }: DeviceEnd): Violation[] {
  const idsOf = (acts: readonly Json[]) => acts.map(({ id }) => String(id)).sort();
  const held = idsOf(tables['findingAnswers'] ?? []);
  const isRight = ordered(idsOf(findingActs)) === ordered(held);
  return isRight && !findingActs.some(({ sync }) => sync === 'saved-here')
    ? []
    : [
        violation(
          'SY2',
          `${device} shows ${ordered(findingActs)} of the findings and holds ${ordered(held)}`,
        ),
      ];
}
