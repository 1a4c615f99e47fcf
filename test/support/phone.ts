import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NewEntry } from '../../client/src/local-data/mutation-chain.ts';
import { LocalDatabase } from '../../client/src/local-data/database.ts';
import { enterMutations } from '../../client/src/local-data/outbox.ts';
import { createGraphqlTransport } from '../../client/src/sync/graphql-transport.ts';
import type { Stop } from '../../client/src/sync/push-step.ts';
import { createSyncEngine, type EngineOptions, type SyncEngine } from '../../client/src/sync/sync-engine.ts';
import { signedIn } from './api-client.ts';

/** Where the calls of one phone go, and in whose session. */
interface Line {
  origin: string;
  readonly cookie: string;
}

/** The app calls `/graphql` of its own origin; which phone calls is known by where the call comes from. */
const lines = new AsyncLocalStorage<Line>();
const realFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const line = lines.getStore();
  if (!line || typeof input !== 'string' || !input.startsWith('/')) return realFetch(input, init);
  const headers = new Headers(init?.headers);
  headers.set('cookie', line.cookie);
  return realFetch(line.origin + input, { ...init, headers });
};

/** A person's session at a server. */
export interface PhoneSession {
  readonly origin: string;
  readonly userId: string;
  readonly cookie: string;
}

/** When an engine runs, and what it does beside. */
export type Surroundings = Pick<EngineOptions, 'timers' | 'random' | 'runAsOnlySender'>;

/** A network that is on only while somebody calls `sync`. */
const ONLY_WHEN_CALLED: Surroundings = {
  timers: { set: () => null, clear: () => undefined },
  random: () => 0.5,
  runAsOnlySender: (work) => work(),
};

let phones = 0;

/**
 * The app of one phone without its screen: the real engine, outbox and local database over HTTP. Nothing is sent
 * but by `sync`, unless it is given surroundings of its own.
 */
export class Phone {
  readonly database: LocalDatabase;
  engine: SyncEngine;
  readonly #line: Line;
  readonly #surroundings: Surroundings;
  #monoMs = 0;

  private constructor(
    readonly userId: string,
    line: Line,
    surroundings: Surroundings,
  ) {
    this.#line = line;
    this.#surroundings = surroundings;
    this.database = new LocalDatabase(`${userId}-${++phones}`);
    this.engine = this.#newEngine();
  }

  #newEngine(): SyncEngine {
    return createSyncEngine({
      database: this.database,
      transport: createGraphqlTransport(this.userId),
      nowMs: () => Date.now(),
      onDefect: (error) => {
        throw error;
      },
      ...this.#surroundings,
    });
  }

  static async signIn(origin: string, accountName: string): Promise<Phone> {
    const api = await signedIn(origin, accountName);
    const { viewer } = await api.request<{ viewer: { id: string } }>('{ viewer { id } }');
    return Phone.open({ origin, userId: viewer.id, cookie: api.cookie });
  }

  /** A new phone that has fetched everything. */
  static async open(
    { origin, userId, cookie }: PhoneSession,
    surroundings: Surroundings = ONLY_WHEN_CALLED,
  ): Promise<Phone> {
    const phone = new Phone(userId, { origin, cookie }, surroundings);
    await phone.#within(() => {
      phone.engine.start();
      return phone.engine.syncNow();
    });
    const stop = phone.engine.lastStop.value;
    if (stop) throw new Error(`the first sync of ${userId} stopped: ${JSON.stringify(stop)}`);
    return phone;
  }

  /** The app is closed and opened again, with everything that it has stored. */
  restart(): void {
    this.engine.stop();
    this.engine = this.#newEngine();
    lines.run(this.#line, () => this.engine.start());
  }

  /** The server is found elsewhere from now on: it was started again, or stands behind a proxy. */
  moveTo(origin: string): void {
    this.#line.origin = origin;
  }

  async enter(entries: readonly NewEntry[], isGroup = false): Promise<void> {
    const device = { wallMs: Date.now(), monoMs: (this.#monoMs += 1), timeZone: 'Asia/Urumqi' };
    await enterMutations(this.database, entries, device, { isGroup });
  }

  /** Sends and fetches until nothing is left or something stops it; null: nothing is left. */
  async sync(): Promise<Stop | null> {
    await this.#within(() => this.engine.syncNow());
    return this.engine.lastStop.value;
  }

  /** Everything ever entered here that this phone still holds, in whatever place. */
  async held(): Promise<readonly string[]> {
    const { outbox, kept } = this.database;
    return [...(await outbox.toArray()), ...(await kept.toArray())].map(({ id }) => id);
  }

  close(): void {
    this.engine.stop();
    this.database.close();
  }

  #within<T>(work: () => Promise<T>): Promise<T> {
    return lines.run(this.#line, work);
  }
}
