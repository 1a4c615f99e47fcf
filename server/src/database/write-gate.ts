import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * The open unit of each gate, for whatever it awaits. One for all gates: Node keeps every storage that was ever entered
 * and carries it through each promise, so that one for each gate would make a process slower with every database that
 * it opens.
 */
const openUnits = new AsyncLocalStorage<ReadonlyMap<WriteGate, EntityManager>>();

/**
 * Runs units of work, each in one transaction.
 *
 * SQLite has one connection under TypeORM: two units at once would put their statements into one transaction, and
 * rows of the one would be lost or committed with the other. So units queue there. On PostgreSQL the pool gives
 * each unit a connection of its own. A unit begun inside another joins it, on both.
 */
export class WriteGate {
  readonly #dataSource: DataSource;
  readonly #isSerial: boolean;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
    this.#isSerial = dataSource.options.type === 'sqlite';
  }

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const open = openUnits.getStore()?.get(this);
    if (open) return work(open);
    if (!this.#isSerial) return this.#transaction(work);
    const unit = this.#tail.then(() => this.#transaction(work));
    this.#tail = unit.catch(() => undefined);
    return unit;
  }

  #transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#dataSource.transaction(async (manager) => {
      // Takes SQLite's write lock before the first read: a second process (pnpm admin) is then waited for; after a
      // read, the lock would fail at once with SQLITE_BUSY.
      if (this.#isSerial) await manager.query('DELETE FROM sync_head WHERE 0');
      const open = new Map([...(openUnits.getStore() ?? []), [this, manager] as const]);
      return openUnits.run(open, () => work(manager));
    });
  }
}
