import { calls, type Call } from './measured-fetch.ts';
import type { NewEntry } from '../../../client/src/local-data/mutation-chain.ts';
import { Phone, type Surroundings } from '../../support/phone.ts';
import { cellsOf } from '../../support/own-cells.ts';
import type { Member } from './crowd-database.ts';

/** What a process of engines is told. */
export type Order =
  | { readonly kind: 'open'; readonly origin: string; readonly members: readonly Member[] }
  | { readonly kind: 'network-is-back' };

/** What it tells. */
export type Report =
  | { readonly kind: 'ready'; readonly entered: readonly string[]; readonly rssMb: number }
  | { readonly kind: 'through'; readonly count: number }
  | { readonly kind: 'end'; readonly held: readonly Held[]; readonly calls: readonly Call[] };

/** An entry as a phone holds it at the end: with its verdict, or still unsent. */
export interface Held {
  readonly id: string;
  readonly seq: number | null;
}

const OPENED_AT_ONCE = 6;
const TELL_EVERY_MS = 1000;
/** A phone has a processor for itself. Of those that share one only so many work at a time, or storage answers none of them in time. */
const AT_WORK = 64;

const phones: Phone[] = [];
const waiting: (() => void)[] = [];
let atWork = 0;
let through = 0;
let isNetworkBack = false;

function tell(report: Report): void {
  process.send?.(report);
}

/** As in the app; an engine that is through stays as it is, so that it is told once. */
const ALIVE: Surroundings = {
  timers: {
    set: (callback, ms) => setTimeout(callback, ms),
    clear: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
  },
  random: Math.random,
  runAsOnlySender: async (work) => {
    if (atWork < AT_WORK) atWork += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      const stop = await work();
      if (stop === null && isNetworkBack) through += 1;
      return stop;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else atWork -= 1;
    }
  },
};

async function open(origin: string, members: readonly Member[]): Promise<void> {
  const left = members.values();
  const openSome = async () => {
    for (const { userId, cookie, place } of left) {
      const phone = await Phone.open({ origin, userId, cookie }, ALIVE);
      // Its network is gone from here on.
      phone.engine.stop();
      await phone.enter(await entriesAt(phone, place));
      phones.push(phone);
    }
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, openSome));
  const entered = await Promise.all(phones.map((phone) => phone.held()));
  tell({ kind: 'ready', entered: entered.flat(), rssMb: process.memoryUsage().rss / 2 ** 20 });
}

async function entriesAt(phone: Phone, place: number): Promise<readonly NewEntry[]> {
  const cell = (await cellsOf(phone))[place];
  if (!cell) throw new Error(`the form has no row ${place}`);
  const { formId: selfEvaluationId, indicatorId } = cell;
  const set = (field: 'deviationReason' | 'improvementMeasure', value: string): NewEntry => ({
    name: 'actual.set@1',
    args: { selfEvaluationId, indicatorId, field, value, base: null },
  });
  return [
    set('deviationReason', `设备到货较晚 ${place}`),
    set('improvementMeasure', `下一年度提前招标 ${place}`),
    { name: 'comment.add@1', args: { selfEvaluationId, indicatorId, text: `已核对 ${place}` } },
  ];
}

function sendAll(): void {
  isNetworkBack = true;
  for (const phone of phones) {
    phone.restart();
    // In the pocket again: what is through does not ask on and on for news.
    phone.engine.setVisible(false);
  }
  const telling = setInterval(() => {
    tell({ kind: 'through', count: through });
    if (through < phones.length) return;
    clearInterval(telling);
    void tellEnd();
  }, TELL_EVERY_MS);
}

async function tellEnd(): Promise<void> {
  const held: Held[] = [];
  for (const phone of phones) {
    phone.engine.stop();
    const { outbox, kept } = phone.database;
    for (const { id } of await outbox.toArray()) held.push({ id, seq: null });
    for (const { id, verdict } of await kept.toArray()) held.push({ id, seq: verdict.seq });
  }
  tell({ kind: 'end', held, calls });
}

process.on('message', (order: Order) => {
  if (order.kind === 'open') void open(order.origin, order.members);
  else sendAll();
});
