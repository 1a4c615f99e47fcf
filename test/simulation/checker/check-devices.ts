import type { DeviceEnd, History, Json, Screen } from '../history.ts';
import { logRows, ordered } from './log-rows.ts';
import { cellKey, replayLog } from './replay.ts';
import { isSame } from './same-value.ts';
import { FIRST_ROLES, LIST_NAMES, mayDo, maySee, rowsOfList, type Roles } from './scope-rules.ts';
import { violation, type Violation } from './violation.ts';

/** What devices hold and show in the end: L2, L3, L5, and that no screen claims more than there is. */
export function checkDevices(history: History): Violation[] {
  const { events, server, devices } = history;
  const roles = new Map(FIRST_ROLES);
  let backup: readonly string[] = [];
  const backups = new Map<string, readonly string[]>();
  for (const event of events) {
    if (event.kind === 'scope') roles.set(event.user, event.roles);
    if (event.kind === 'backup') backups.set(event.name, (backup = event.ids));
    if (event.kind === 'restored') backup = backups.get(event.name) ?? [];
  }
  const replay = replayLog(logRows(server), server);
  return [
    ...devices.flatMap((device) => checkRows(device, server, roles.get(device.user) ?? [])),
    ...devices.flatMap(({ device, screens }) => checkShown(device, screens, replay, backup)),
    ...checkConflicts(history, roles),
    ...checkMending(history),
  ];
}

function checkRows(
  { device, user, tables }: DeviceEnd,
  server: History['server'],
  roles: Roles,
): Violation[] {
  const places = new Map(logRows(server).map(({ id, seq }) => [id, seq]));
  return LIST_NAMES.flatMap((list) => {
    const held = new Map((tables[list] ?? []).map((row) => [String(row['id']), row]));
    const due = rowsOfList(server, list)
      .filter((row) => maySee(user, roles, list, row))
      .map((row) => ('stamps' in row ? { ...row, stamps: placedStamps(row['stamps'], places) } : row));
    const found: Violation[] = [];
    for (const row of due) {
      const own = held.get(String(row['id']));
      held.delete(String(row['id']));
      const differing = own && Object.keys(own).find((field) => !isSameColumn(own[field], row[field]));
      if (!own) found.push(violation('L2', `${device} lacks ${list} ${String(row['id'])}`));
      else if (differing) {
        found.push(
          violation(
            'L2',
            `${device} has ${list} ${String(row['id'])} with another ${differing}: ${ordered(own[differing])}`,
          ),
        );
      }
    }
    for (const id of held.keys()) found.push(violation('L3', `${device} still holds ${list} ${id}`));
    return found;
  });
}

/** A stamp tells a device the place of its mutation in the log. */
function placedStamps(stamps: unknown, places: ReadonlyMap<string, number>): Json {
  const stored = (typeof stamps === 'string' ? JSON.parse(stamps) : stamps) as Readonly<Record<string, Json>>;
  return Object.fromEntries(
    Object.entries(stored).map(([field, stamp]) => {
      const place = places.get(String(stamp['mutationId']));
      return [field, place === undefined ? stamp : { ...stamp, seq: place }];
    }),
  );
}

/** A value as JSON carried it against a column as its database gives it. */
function isSameColumn(held: unknown, column: unknown): boolean {
  if (held === null || column === null) return held === column;
  if (typeof held === 'boolean') return held === (column === true || Number(column) === 1);
  if (typeof held === 'number') return held === Number(column);
  if (typeof held === 'object') {
    return ordered(held) === ordered(typeof column === 'string' ? JSON.parse(column) : column);
  }
  return held === column;
}

function checkShown(
  device: string,
  screens: readonly Screen[],
  { forms }: ReturnType<typeof replayLog>,
  backup: readonly string[],
): Violation[] {
  return screens.flatMap(({ form, cells }) =>
    cells.flatMap(({ row, field, value, state }) => {
      const standing = forms.get(`form-${form}`)?.cells.get(cellKey(row, field));
      const found: Violation[] = [];
      if (!isSame(field, value, standing?.value)) {
        found.push(
          violation(
            'SY2',
            `${device} shows ${String(value)} in ${row} ${field}, where ${ordered(standing?.value)} stands`,
          ),
        );
      }
      if (state === 'saved-here')
        found.push(violation('SY2', `${device} calls ${row} ${field} not delivered`));
      if (
        state === 'backed-up' &&
        standing &&
        standing.mutationId !== '' &&
        !backup.includes(standing.mutationId)
      ) {
        found.push(violation('SY2', `${device} calls ${row} ${field} backed up`));
      }
      return found;
    }),
  );
}

/** SY-B: rows are fetched anew only where one was spoiled, and nothing differs afterwards. */
function checkMending({ events, devices }: History): Violation[] {
  const spoiled = new Set(
    events.flatMap((event) =>
      event.kind === 'step' && event.step['do'] === 'spoil' ? [event.step['device']] : [],
    ),
  );
  return devices.flatMap(({ device, tables }) => {
    const record = (tables['meta'] ?? []).find(({ key }) => key === 'bucket-record')?.['value'] as
      Json | undefined;
    if (!record) return [];
    const isNeedless = !spoiled.has(device) && Number(record['mended']) > 0;
    const isLasting = (record['lasting'] as readonly string[]).length > 0;
    return isNeedless || isLasting
      ? [violation('SY-B', `${device} mended its rows: ${ordered(record)}`)]
      : [];
  });
}

/** L5: an open conflict is listed by each device of a person who may settle it. */
function checkConflicts({ server, devices }: History, roles: ReadonlyMap<string, Roles>): Violation[] {
  const open = (server['field_conflict'] ?? []).filter(({ state }: Json) => state === 'OPEN');
  return open.flatMap((conflict) => {
    const unit = String(conflict['self_evaluation_id']).replace('form-', '');
    return devices
      .filter(({ user }) => mayDo(roles.get(user) ?? [], 'conflict.resolve@1', unit))
      .filter(({ listedConflicts }) => !listedConflicts.includes(String(conflict['id'])))
      .map(({ device }) => violation('L5', `${device} does not list the conflict ${String(conflict['id'])}`));
  });
}
