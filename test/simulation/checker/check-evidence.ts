import { createHash } from 'node:crypto';
import type { DeviceEnd, Event, History, Json } from '../history.ts';
import { camel, logRows } from './log-rows.ts';
import { FIRST_ROLES, mayDo, type Roles } from './scope-rules.ts';
import { violation, type Violation } from './violation.ts';

/** S16: evidence that is present has the bytes that were named. L4: uploads go on where they broke off, and end. */
export function checkEvidence(history: History): Violation[] {
  return [...checkBytes(history), ...checkProgress(history.events), ...checkArrived(history)];
}

const evidenceRows = ({ server }: History): readonly Json[] =>
  (server['evidence'] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value])),
  );

function checkBytes(history: History): Violation[] {
  const { server } = history;
  const files = new Map((server['evidence_file'] ?? []).map(({ name, sha256 }) => [name, sha256]));
  const named = new Map(
    logRows(server).flatMap(({ id, name, args }) =>
      name === 'evidence.add@1' ? [[id, args['contentHash']] as const] : [],
    ),
  );
  const removed = new Set(
    logRows(server).flatMap(({ name, args, outcome }) =>
      name === 'evidence.remove@1' && outcome === 'APPLIED' ? [args['evidenceId']] : [],
    ),
  );
  return evidenceRows(history).flatMap(({ id, state }) => {
    if ((state === 'REMOVED') !== removed.has(id)) {
      return [violation('S3', `${String(id)} is ${String(state)}, and by the log another thing`)];
    }
    if (state === 'QUARANTINED') return [violation('S16', `${String(id)} is not taken for what it is`)];
    if (state !== 'PRESENT') return [];
    const stored = files.get(createHash('sha256').update(String(id)).digest('hex'));
    return stored !== undefined && stored === named.get(String(id))
      ? []
      : [violation('S16', `${String(id)} is called present, and its bytes hash to ${String(stored)}`)];
  });
}

/** What the server has of an upload only grows: it drops bytes that are others than were named, and no others. */
function checkProgress(events: readonly Event[]): Violation[] {
  const found: Violation[] = [];
  let held = new Map<string, number>();
  for (const event of events) {
    if (event.kind === 'restored') held = new Map();
    if (event.kind !== 'bytes') continue;
    if (event.status === 460) held.delete(event.id);
    if (event.held === null) continue;
    const before = held.get(event.id) ?? 0;
    if (event.held < before)
      found.push(violation('L4', `${event.id} had ${before} bytes on the server, then ${event.held}`));
    held.set(event.id, event.held);
  }
  return found;
}

/** In the end nobody waits for bytes that a device of who named them still has, and may send. */
function checkArrived(history: History): Violation[] {
  const roles = new Map<string, Roles>(FIRST_ROLES);
  for (const event of history.events) if (event.kind === 'scope') roles.set(event.user, event.roles);
  return evidenceRows(history).flatMap(({ id, state, contentHash, addedById, selfEvaluationId }) => {
    const user = String(addedById);
    const unit = String(selfEvaluationId).replace('form-', '');
    if (state !== 'AWAITED' || !mayDo(roles.get(user) ?? [], 'evidence.add@1', unit)) return [];
    const holds = ({ user: owner, tables }: DeviceEnd) =>
      owner === user && (tables['evidenceFiles'] ?? []).some(({ hash }) => hash === contentHash);
    return history.devices
      .filter(holds)
      .map(({ device }) => violation('L4', `${device} has the bytes of ${String(id)}, which are waited for`));
  });
}
