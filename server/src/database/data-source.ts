import { dirname, join } from 'node:path';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { makeFolder } from '../make-folder.ts';
import { assertDurable } from './assert-durable.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations.ts';
import { PreparedPostgres } from './prepared-postgres.ts';
import { PREPARED_SQLITE } from './prepared-sqlite.ts';
import { SnakeCaseNaming } from './snake-case-naming.ts';
import { SnapshotGate } from './snapshot-gate.ts';
import { WriteGate } from './write-gate.ts';

/** The open database: one kind of object, whichever product stores it. */
export interface Database {
  readonly kind: DatabaseConfig['kind'];
  /** For single reads. Sees only what is committed; on SQLite a write through it fails. */
  readonly reader: DataSource;
  /** For everything that writes. */
  readonly gate: WriteGate;
  /** For several reads that must agree, e.g. a pull. */
  readonly snapshots: SnapshotGate;
  close(): Promise<void>;
}

/** How long a second process (pnpm admin) may hold the write lock before a unit fails. */
const BUSY_TIMEOUT_MS = 5000;

const SHARED_OPTIONS = {
  entities: [...ENTITIES],
  migrations: [...MIGRATIONS],
  migrationsTableName: 'migration',
  namingStrategy: new SnakeCaseNaming(),
};

/**
 * Opens the database, brings its schema up to date and makes sure that it keeps what it confirms.
 *
 * @throws ConfigError when it cannot be opened or is set to lose writes.
 */
export async function createDatabase(config: DatabaseConfig): Promise<Database> {
  const opened: DataSource[] = [];
  const open = async (options: DataSourceOptions): Promise<DataSource> => {
    const dataSource = await openDataSource(options);
    opened.push(dataSource);
    return dataSource;
  };
  const close = async (): Promise<void> => {
    for (const dataSource of opened.splice(0).reverse()) await dataSource.destroy();
  };
  try {
    const writer = await open(writerOptions(config));
    if (config.kind === 'sqlite') await writer.query('PRAGMA synchronous = FULL');
    await writer.runMigrations({ transaction: 'all' });
    await assertDurable(writer, config);
    const reader =
      config.kind === 'sqlite' ? await open(sqliteReaderOptions(databaseFile(config.folder))) : writer;
    const snapshotReader =
      config.kind === 'sqlite' ? await open(sqliteReaderOptions(databaseFile(config.folder))) : writer;
    return {
      kind: config.kind,
      reader,
      gate: new WriteGate(writer),
      snapshots: new SnapshotGate(snapshotReader),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Finds out whether a database server answers, without writing to it. @throws ConfigError */
export async function assertReachable(config: DatabaseConfig): Promise<void> {
  if (config.kind === 'postgres') await (await openDataSource(writerOptions(config))).destroy();
}

/** Not for the application, which writes through the gate: for migrations and for tests of the schema. */
export function writerOptions(config: DatabaseConfig): DataSourceOptions {
  if (config.kind === 'postgres')
    return {
      ...SHARED_OPTIONS,
      type: 'postgres',
      url: config.url,
      poolSize: 10,
      extra: { Client: PreparedPostgres },
    };
  return {
    ...SHARED_OPTIONS,
    type: 'sqlite',
    driver: PREPARED_SQLITE,
    database: databaseFile(config.folder),
    enableWAL: true,
    busyTimeout: BUSY_TIMEOUT_MS,
  };
}

/** Sees the file and changes nothing in it. */
export function sqliteReaderOptions(file: string): DataSourceOptions {
  return {
    ...SHARED_OPTIONS,
    type: 'sqlite',
    driver: PREPARED_SQLITE,
    database: file,
    busyTimeout: BUSY_TIMEOUT_MS,
    flags: sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX,
  };
}

export function databaseFile(folder: string): string {
  return join(folder, 'attain.sqlite');
}

async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  try {
    if (options.type === 'sqlite') await makeFolder(dirname(options.database));
    return await new DataSource(options).initialize();
  } catch (error) {
    throw new ConfigError(
      `cannot open the database: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
