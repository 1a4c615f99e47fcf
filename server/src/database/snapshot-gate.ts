import type { DataSource, EntityManager } from 'typeorm';

/** Runs several reads on one state of the database, whatever is written meanwhile. */
export class SnapshotGate {
  readonly #dataSource: DataSource;
  readonly #isSerial: boolean;
  #tail: Promise<unknown> = Promise.resolve();

  /** @param dataSource On SQLite a read-only one of its own, whose single connection nothing else uses. */
  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
    this.#isSerial = dataSource.options.type === 'sqlite';
  }

  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (!this.#isSerial) return this.#dataSource.transaction('REPEATABLE READ', work);
    const reading = this.#tail.then(() => this.#dataSource.transaction(work));
    this.#tail = reading.catch(() => undefined);
    return reading;
  }
}
