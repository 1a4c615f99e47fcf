import type { Event, History, Json } from '../history.ts';
import { logRows, ordered } from './log-rows.ts';
import { violation, type Violation } from './violation.ts';

interface Cursor {
  readonly epoch: string;
  readonly seq: number;
  readonly generation: number;
}

/** S4: a verdict is told the same every time, and is the log's. S6: cursors never go back. */
export function checkAnswers({ events, server, devices }: History): Violation[] {
  const found: Violation[] = [];
  let told = new Map<string, string>();
  const cursors = new Map<string, { readonly cursor: Cursor; readonly pulledSeq: number } | null>();
  for (const event of events) {
    if (event.kind === 'restored') told = new Map();
    if (event.kind === 'wiped') cursors.delete(event.device);
    if (event.kind === 'answered') found.push(...checkTold(event, told));
    if (event.kind === 'stored') {
      const { pull } = event.stores;
      const now =
        typeof pull?.['cursor'] === 'string'
          ? { cursor: readCursor(pull['cursor']), pulledSeq: Number(pull['pulledSeq']) }
          : null;
      const before = cursors.get(event.device);
      cursors.set(event.device, now);
      const isSameLine =
        before &&
        now &&
        before.cursor.epoch === now.cursor.epoch &&
        before.cursor.generation === now.cursor.generation;
      if (isSameLine && (now.cursor.seq < before.cursor.seq || now.pulledSeq < before.pulledSeq)) {
        found.push(
          violation('S6', `${event.device} went back from ${before.cursor.seq} to ${now.cursor.seq}`),
        );
      }
    }
  }

  const log = new Map(logRows(server).map((row) => [row.id, row]));
  for (const { device, stores } of devices) {
    for (const { id, verdict } of stores.kept) {
      const logged = log.get(String(id));
      if (!logged) found.push(violation('S4', `${device} has a verdict on ${String(id)}, the log has none`));
      else {
        const { seq, clientId, outcome, code, details, conflictId } = logged;
        const inLog = ordered({ seq, clientId, outcome, code, details, conflictId });
        if (ordered(verdict) !== inLog)
          found.push(
            violation('S4', `${device} believes ${ordered(verdict)} of ${String(id)}, the log says ${inLog}`),
          );
      }
    }
  }
  return found;
}

function checkTold(event: Extract<Event, { kind: 'answered' }>, told: Map<string, string>): Violation[] {
  const { verdicts = [] } = event.answer as { readonly verdicts?: readonly Json[] };
  return verdicts.flatMap((verdict) => {
    const id = String(verdict['mutationId']);
    const text = JSON.stringify(verdict);
    const before = told.get(id) ?? text;
    told.set(id, before);
    return before === text ? [] : [violation('S4', `${id} was told to be ${before}, then ${text}`)];
  });
}

/** The signed cursor's payload: epoch, number, scope generation, user. */
function readCursor(cursor: string): Cursor {
  const [payload = ''] = cursor.split('.');
  const [epoch, seq, generation] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    string,
    number,
    number,
  ];
  return { epoch, seq, generation };
}
