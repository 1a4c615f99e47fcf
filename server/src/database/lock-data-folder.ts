import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { makeFolder } from '../make-folder.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the data folder for one server. Null: another process has it.
 *
 * SQLite's own lock on an empty file: it ends with the process, however that ends, so none is ever left behind. The
 * database itself stays open to `pnpm admin`.
 */
export async function lockDataFolder(folder: string): Promise<FolderLock | null> {
  await makeFolder(folder);
  const file = join(folder, 'server.lock');
  const lock = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const release = () => new Promise<void>((resolve) => lock.close(() => resolve()));
  const failure = await new Promise<Error | null>((resolve) => lock.exec('BEGIN EXCLUSIVE', resolve));
  if (failure === null) return { release };
  await release();
  if ('code' in failure && failure.code === 'SQLITE_BUSY') return null;
  throw failure;
}
