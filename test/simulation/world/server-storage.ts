import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { readConfig } from '../../../server/src/config.ts';
import { createDatabase, databaseFile, type Database } from '../../../server/src/database/data-source.ts';
import { fillTemplate } from './fill-template.ts';

/** Where the server's data lies: what is left when its process has ended, and what can be put back. */
export interface ServerStorage {
  /** A copy is made only while nobody is connected. */
  readonly mustStandStill: boolean;
  /** Where the bytes of evidence lie beside the database. */
  readonly folder: string;
  /** A new copy of the template for each history. The one before is gone. */
  reset(): Promise<void> | void;
  open(): Promise<Database>;
  /** The history is over; what it had open may be what the next one opens. */
  release(database: Database): Promise<void>;
  /** A copy of what is committed now. Nothing may be open for writing in a transaction. */
  backup(name: string): Promise<void> | void;
  /** Puts a copy in the place of the data. Nothing may be open. */
  restore(name: string): Promise<void> | void;
  remove(): Promise<void> | void;
}

/** On a file system in memory where there is one: what is proven here is not the disk (FT-33 is). */
export function memoryFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'attain-simulation-'));
}

/** Puts a copy in the place of what is there; without SQLite's shared memory, which is of a running process. */
export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('-shm') });
}

/** SQLite: the file and its write-ahead log, copied as a person would copy them. */
export async function createSqliteStorage(): Promise<ServerStorage> {
  const root = memoryFolder();
  const folderOf = (name: string) => join(root, name);
  const copy = (from: string, to: string) => copyFolder(folderOf(from), folderOf(to));
  await fillTemplate({ DATA_DIR: folderOf('template') });
  // Opening costs as much as a few calls: connections outlive a history, unless something in it ends them.
  let released: Database | null = null;
  return {
    mustStandStill: false,
    folder: folderOf('data'),
    reset: async () => {
      if (!released) return copy('template', 'data');
      await overwriteDatabase(databaseFile(folderOf('template')), databaseFile(folderOf('data')));
      rmSync(join(folderOf('data'), 'evidence'), { recursive: true, force: true });
    },
    open: async () => {
      const open = released;
      released = null;
      return open ?? createDatabase(readConfig({ DATA_DIR: folderOf('data'), NODE_ENV: 'test' }).database);
    },
    release: (database) => {
      released = database;
      return Promise.resolve();
    },
    backup: (name) => copy('data', `backup-${name}`),
    restore: (name) => copy(`backup-${name}`, 'data'),
    remove: async () => {
      await released?.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Of the driver, which does not declare it. */
interface Copying {
  step(pages: number, callback: (error: Error | null) => void): void;
  finish(callback: () => void): void;
}

/** SQLite's own copying of all pages, into a file that others have open. */
async function overwriteDatabase(from: string, file: string): Promise<void> {
  const target = new sqlite3.Database(file) as sqlite3.Database & {
    backup(file: string, name: string, sourceName: string, isTarget: boolean): Copying;
  };
  const copying = target.backup(from, 'main', 'main', false);
  try {
    await new Promise<void>((resolve, reject) =>
      copying.step(-1, (error) => (error ? reject(error) : resolve())),
    );
  } finally {
    await new Promise<void>((resolve) => copying.finish(() => target.close(() => resolve())));
  }
}
