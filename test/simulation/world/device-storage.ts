import { forceCloseDatabase, IDBFactory, IDBKeyRange, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { LocalDatabase } from '../../../client/src/local-data/database.ts';

/** Where in the next step a tab ends: before its n-th write request, or right after its n-th transaction that wrote. */
export interface CrashPoint {
  readonly at: 'write' | 'commit';
  readonly n: number;
}

/** What a tab tells the storage, and the other way round. */
export interface StorageUser {
  readonly isDead: boolean;
  /** Taken down by one at each write or commit; the tab ends when it comes to nothing. */
  crashIn: { at: CrashPoint['at']; left: number } | null;
  die(): void;
  /** Every connection that the tab ever had. */
  readonly connections: IDBDatabase[];
}

/** What a power cut does to a tab's connections: what is not committed is gone. */
export function cutConnections({ connections }: StorageUser): void {
  // Declared as taking the class; it takes a connection.
  for (const connection of connections.splice(0)) forceCloseDatabase(connection as never);
}

/** Everything durable of one device's database. Records are those of the storage itself: read only. */
export interface DurableState {
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** What LocalDatabase is built on; a new database takes its IndexedDB from there. */
const DEXIE = Object.getPrototypeOf(LocalDatabase) as { dependencies: object };

const ENTERED = ['outbox', 'kept', 'withdrawn', 'drafts', 'meta'];

/** The IndexedDB of one device, which outlives its tabs, tells of every commit, and ends a tab at a crash point. */
export class DeviceStorage {
  readonly #factory = new IDBFactory();
  readonly #onCommit: () => void;

  constructor(
    readonly name: string,
    onCommit: () => void,
  ) {
    this.#onCommit = onCommit;
  }

  /** A connection for one tab. A dead tab's calls are never answered. */
  open(user: StorageUser): LocalDatabase {
    const factory = this.#factory;
    const connect = {
      open: (name: string, version?: number) => {
        if (user.isDead) return neverAnswered();
        const request = factory.open(name, version);
        const own = () => {
          if (owners.has(request.result)) return;
          owners.set(request.result, { user, onCommit: this.#onCommit });
          user.connections.push(request.result);
        };
        request.addEventListener('upgradeneeded', own);
        request.addEventListener('success', own);
        return request;
      },
      deleteDatabase: (name: string) => {
        throw new Error(`somebody deletes ${name}`);
      },
      cmp: factory.cmp.bind(factory),
      databases: factory.databases.bind(factory),
    };
    DEXIE.dependencies = { indexedDB: connect, IDBKeyRange };
    return new LocalDatabase(this.name);
  }

  /** What would be found after a power cut. Empty before the first opening. */
  read(tables: readonly string[] = ENTERED): DurableState {
    const stores = rawStores(this.#factory, `attain-${this.name}`);
    const rowsOf = (table: string) =>
      [...(stores?.get(table)?.records.values() ?? [])].map(({ value }) => value);
    return { tables: Object.fromEntries(tables.map((table) => [table, rowsOf(table)])) };
  }

  tableNames(): readonly string[] {
    return [...(rawStores(this.#factory, `attain-${this.name}`)?.keys() ?? [])];
  }
}

interface RawStore {
  readonly records: { values(): Iterable<{ readonly value: unknown }> };
}

/** fake-indexeddb keeps its databases there; it has no public way to read them without an event loop. */
function rawStores(factory: object, name: string): ReadonlyMap<string, RawStore> | undefined {
  const { _databases } = factory as {
    readonly _databases: ReadonlyMap<string, { readonly rawObjectStores: ReadonlyMap<string, RawStore> }>;
  };
  return _databases.get(name)?.rawObjectStores;
}

const owners = new WeakMap<object, { readonly user: StorageUser; readonly onCommit: () => void }>();

function neverAnswered(): IDBOpenDBRequest {
  const request = new IDBFactory().open('nowhere');
  // The listeners that are set on it are of a tab that is gone.
  return new Proxy(request, {
    set: () => true,
    get: (_target, key) => (key === 'addEventListener' ? () => undefined : undefined),
  });
}

class TabGone extends Error {
  override readonly name = 'TabGone';
}

function countDown(user: StorageUser, at: CrashPoint['at']): boolean {
  const { crashIn } = user;
  if (crashIn?.at !== at) return false;
  crashIn.left -= 1;
  if (crashIn.left > 0) return false;
  user.crashIn = null;
  return true;
}

/** Watches writes and commits of every connection; undone by the answer. */
export function watchStorage(): () => void {
  const undo = (['put', 'add', 'delete', 'clear'] as const).map((method) => {
    const original = methodOf(IDBObjectStore.prototype, method);
    const watched = function (this: globalThis.IDBObjectStore, ...args: unknown[]) {
      const owner = owners.get(this.transaction.db);
      if (owner && countDown(owner.user, 'write')) {
        this.transaction.abort();
        owner.user.die();
        throw new TabGone();
      }
      return Reflect.apply(original, this, args);
    };
    Object.assign(IDBObjectStore.prototype, { [method]: watched });
    return () => {
      Object.assign(IDBObjectStore.prototype, { [method]: original });
    };
  });

  const dispatch = methodOf(IDBTransaction.prototype, 'dispatchEvent');
  const watchedDispatch = function (this: IDBTransaction, event: Event) {
    const owner = event.type === 'complete' && this.mode === 'readwrite' ? owners.get(this.db) : undefined;
    if (owner) {
      owner.onCommit();
      if (countDown(owner.user, 'commit')) owner.user.die();
    }
    return Reflect.apply(dispatch, this, [event]);
  };
  Object.assign(IDBTransaction.prototype, { dispatchEvent: watchedDispatch });
  undo.push(() => {
    Object.assign(IDBTransaction.prototype, { dispatchEvent: dispatch });
  });
  return () => undo.forEach((one) => one());
}

/** A method to be called later with another `this`. */
function methodOf(prototype: object, name: string): (this: unknown, ...args: unknown[]) => unknown {
  return Reflect.get(prototype, name) as (this: unknown, ...args: unknown[]) => unknown;
}
