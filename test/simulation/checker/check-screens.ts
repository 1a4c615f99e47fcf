import type { CellRef, DeviceStores, Event, History, Json } from '../history.ts';
import { isSame } from './same-value.ts';
import { violation, type Violation } from './violation.ts';

/** Long enough for a draft to be written down (SY3: 400 ms). */
const DRAFT_MS = 500;

interface Typed {
  readonly device: string;
  readonly tab: number;
  readonly text: string;
  isWritten: boolean;
}

/** What people were told while it happened: SY1 (saved means stored), SY2 (own entries show), SY3 (drafts stay). */
export function checkScreens({ events }: History): Violation[] {
  const found: Violation[] = [];
  const stores = new Map<string, DeviceStores>();
  const known = new Set<string>();
  const typed = new Map<string, Typed>();
  for (const [place, event] of events.entries()) {
    if (event.kind === 'stored') stores.set(event.device, event.stores);
    if (event.kind === 'wiped') stores.delete(event.device);
    if (event.kind === 'verb' && event.result === 'saved' && !event.name.endsWith('nothing')) {
      if (!isStoredAfter(events, place, event.device, known, event.value)) {
        found.push(violation('SY1', `${event.device} was told that ${event.name} is saved`));
      }
    }
    if (event.kind === 'stored') for (const { id } of event.stores.outbox) known.add(String(id));
    if (event.kind === 'screen') found.push(...checkOwnEntries(event, stores.get(event.device)));
    followDrafts(event, typed, stores, found);
  }
  return found;
}

function isStoredAfter(
  events: readonly Event[],
  place: number,
  device: string,
  known: ReadonlySet<string>,
  value: unknown,
): boolean {
  for (const event of events.slice(place)) {
    if (event.kind === 'step') return false;
    if (event.kind !== 'stored' || event.device !== device) continue;
    const fresh = event.stores.outbox.filter(({ id }) => !known.has(String(id)));
    if (fresh.some(({ args }) => value === null || (args as Json)['value'] === value)) return true;
  }
  return false;
}

/** The last thing that waits for a field is what the field shows. */
function checkOwnEntries(
  { device, screen }: Extract<Event, { kind: 'screen' }>,
  stores: DeviceStores | undefined,
): Violation[] {
  const pending = (stores?.outbox ?? []).toSorted((a, b) => Number(a['seq']) - Number(b['seq']));
  return screen.cells.flatMap(({ row, field, value, state }) => {
    const last = pending.findLast((record) => isAbout(record, { form: screen.form, row, field }));
    if (!last && state === 'saved-here' && !pending.some(({ name }) => name === 'conflict.resolve@1')) {
      return [violation('SY2', `${device} calls ${row} ${field} saved here, and nothing waits`)];
    }
    if (
      !last ||
      pending.some(({ name, seq }) => name === 'conflict.resolve@1' && Number(seq) > Number(last['seq']))
    )
      return [];
    return isSame(field, value, (last['args'] as Json)['value'])
      ? []
      : [violation('SY2', `${device} shows ${String(value)} in ${row} ${field} over its own entry`)];
  });
}

function isAbout({ name, args }: Json, { form, row, field }: CellRef): boolean {
  const { selfEvaluationId, indicatorId, source, place, field: own = 'text' } = args as Json;
  const isSet = ['actual.set@1', 'execution.set@1', 'statement.set@1'].includes(String(name));
  const isRow = (indicatorId ?? source ?? place) === row;
  return isSet && selfEvaluationId === `form-${form}` && isRow && own === field;
}

function followDrafts(
  event: Event,
  typed: Map<string, Typed>,
  stores: ReadonlyMap<string, DeviceStores>,
  found: Violation[],
): void {
  const forget = (isMeant: (one: Typed) => boolean) => {
    for (const [key, one] of typed) if (isMeant(one)) typed.delete(key);
  };
  if (event.kind === 'wiped') forget(({ device }) => device === event.device);
  if (event.kind === 'typed')
    typed.set(event.key, { device: event.device, tab: event.tab, text: event.text, isWritten: false });
  if (event.kind === 'verb' && event.cell) forget(({ device }) => device === event.device);
  if (event.kind !== 'step') return;
  for (const [key, { device, text, isWritten }] of typed) {
    const draft = stores.get(device)?.drafts.find((row) => row['key'] === key);
    if (!isWritten || draft?.['text'] === text) continue;
    typed.delete(key);
    found.push(violation('SY3', `the draft ${key} of ${device} is gone`));
  }
  const { step } = event;
  // A killed tab loses what was not written down yet; a pause in typing, or closing the page, writes it down.
  if (step['do'] === 'pass' && Number(step['ms']) >= DRAFT_MS)
    for (const one of typed.values()) one.isWritten = true;
  if (step['do'] !== 'pass' && step['do'] !== 'look') forget(({ isWritten }) => !isWritten);
}
