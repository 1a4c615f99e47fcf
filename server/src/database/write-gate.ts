import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs units of work, each in one transaction.
 *
 * SQLite has one connection under TypeORM: two units at once would put their statements into one transaction, and
 * rows of the one would be lost or committed with the other. So units queue there. On PostgreSQL the pool gives
 * each unit a connection of its own. A unit begun inside another joins it, on both.
 */
export class WriteGate {
  readonly #open = new AsyncLocalStorage<EntityManager>();
  readonly #dataSource: DataSource;
  readonly #isSerial: boolean;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
    this.#isSerial = dataSource.options.type === 'sqlite';
  }

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const open = this.#open.getStore();
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
      return this.#open.run(manager, () => work(manager));
    });
  }
}
