import { createHash } from 'node:crypto';
import type { SeededRandom } from './seeded-random.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

const realImmediate = globalThis.setImmediate;
/** A pool that stays empty for so many turns of the event loop has come to rest: promises are run between two. */
const QUIET_TURNS = 3;
const START_MS = Date.parse('2025-03-01T08:00:00.000Z');

/**
 * Time, timers, tasks and random numbers of one run. While it is installed nothing in this process follows the real
 * clock: tasks (IndexedDB's) run first come, first served; timers only when the run lets time pass.
 */
export class Runtime {
  /** What the server takes for the time, in milliseconds; devices have clocks of their own beside it. */
  nowMs = START_MS;
  readonly #random: SeededRandom;
  readonly #tasks: (() => void)[] = [];
  readonly #timers = new Map<number, Timer>();
  #timerId = 0;
  #isPumping = false;
  #uninstall: (() => void)[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  install(): void {
    this.#replace(globalThis, 'setImmediate', (callback: (...args: unknown[]) => void, ...args: unknown[]) =>
      this.#addTask(() => callback(...args)),
    );
    this.#replace(
      globalThis,
      'setTimeout',
      (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
        this.setTimer(() => callback(...args), ms),
    );
    this.#replace(globalThis, 'clearTimeout', (timer: unknown) => this.clearTimer(timer));
    this.#replace(Date, 'now', () => this.nowMs);
    this.#replace(Math, 'random', () => this.#random.share());
    this.#replace(globalThis.crypto, 'getRandomValues', (bytes: Uint8Array) => {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = this.#random.below(256);
      return bytes;
    });
    // Not on a thread of its own, whose end would come when it comes.
    this.#replace(globalThis.crypto.subtle, 'digest', (_name: string, data: ArrayBuffer | Uint8Array) =>
      Promise.resolve(new Uint8Array(createHash('sha256').update(new Uint8Array(data)).digest()).buffer),
    );
  }

  uninstall(): void {
    for (const undo of this.#uninstall.splice(0).reverse()) undo();
    this.#tasks.length = 0;
    this.#timers.clear();
  }

  setTimer(callback: () => void, ms: number): object {
    if (ms <= 1) {
      this.#addTask(callback);
      return handleOf(-1);
    }
    this.#timers.set((this.#timerId += 1), { at: this.nowMs + ms, callback });
    return handleOf(this.#timerId);
  }

  clearTimer(timer: unknown): void {
    if (typeof timer === 'object' && timer !== null && 'id' in timer) this.#timers.delete(Number(timer.id));
  }

  /** Waits until no task is left: every tab waits for its network, for a timer or for its person. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      await new Promise<void>((resolve) => realImmediate(resolve));
      if (this.#tasks.length > 0 || this.#isPumping) quiet = -1;
    }
  }

  /** Lets some turns go by, without waiting for rest. */
  async turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => realImmediate(resolve));
  }

  /** Lets time pass; `settle` brings everything to rest after each timer that fires. */
  async pass(ms: number, settle: () => Promise<void>): Promise<void> {
    const end = this.nowMs + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, { at, callback }] = due;
      this.#timers.delete(id);
      this.nowMs = Math.max(this.nowMs, at);
      callback();
      await settle();
    }
    this.nowMs = end;
  }

  #addTask(task: () => void): void {
    this.#tasks.push(task);
    if (this.#isPumping) return;
    this.#isPumping = true;
    realImmediate(() => this.#pump());
  }

  #pump(): void {
    const task = this.#tasks.shift();
    if (this.#tasks.length > 0) realImmediate(() => this.#pump());
    else this.#isPumping = false;
    task?.();
  }

  #replace(owner: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
    this.#uninstall.push(() => {
      if (before) Object.defineProperty(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    });
  }
}

/** What Node's own timers can be asked for. */
function handleOf(id: number): object {
  const handle = { id, ref: () => handle, unref: () => handle, hasRef: () => true };
  return handle;
}
