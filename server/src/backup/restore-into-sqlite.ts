import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createDatabase, databaseFile, writerOptions } from '../database/data-source.ts';
import { lockDataFolder } from '../database/lock-data-folder.ts';
import { syncFile } from './backup-archive.ts';
import { BackupError } from './backup-error.ts';
import { beginEpoch } from '../sync/begin-epoch.ts';
import { checkCopyOfSqlite, sound } from './check-copy.ts';
import { verifyLog } from './verify-log.ts';

/**
 * @param stage Holds the copy under the name that a database has in its folder.
 * @returns Where the file that was replaced lies now.
 * @throws BackupError SERVER_RUNS, DAMAGED
 */
export async function restoreIntoSqlite(
  folder: string,
  stage: string,
  stamp: string,
): Promise<string | null> {
  const lock = await lockDataFolder(folder);
  if (!lock) throw new BackupError('SERVER_RUNS');
  try {
    await checkCopyOfSqlite(databaseFile(stage));
    await prepare(stage);
    const kept = await keepStanding(databaseFile(folder), join(folder, `attain.sqlite.before-${stamp}`));
    // One step: at no moment does a start find no database, or an unchecked one.
    await rename(databaseFile(stage), databaseFile(folder));
    await syncFile(folder);
    return kept;
  } finally {
    await lock.release();
  }
}

/** Brings the copy's schema up to date and begins its epoch; closing it leaves one file without a log beside it. */
async function prepare(stage: string): Promise<void> {
  const copy = await createDatabase({ kind: 'sqlite', folder: stage });
  try {
    sound(await copy.snapshots.read(verifyLog));
    await copy.gate.run(beginEpoch);
  } finally {
    await copy.close();
  }
  await syncFile(databaseFile(stage));
}

async function keepStanding(file: string, kept: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  await foldLogIn(file);
  await link(file, kept);
  // Left beside another file, they would be taken for that one's log.
  await Promise.all(['-wal', '-shm'].map((ending) => rm(`${file}${ending}`, { force: true })));
  return kept;
}

/** What was confirmed may still lie in the log beside the file; a broken file is kept as it is. */
async function foldLogIn(file: string): Promise<void> {
  const standing = new DataSource({ ...writerOptions({ kind: 'sqlite', folder: join(file, '..') }) });
  try {
    await standing.initialize();
    await standing.query('PRAGMA wal_checkpoint(TRUNCATE)');
    await standing.destroy();
  } catch {
    await Promise.all(['-wal', '-shm'].map((ending) => keepBeside(`${file}${ending}`)));
  }
}

async function keepBeside(file: string): Promise<void> {
  if (existsSync(file)) await rename(file, `${file}.unread`);
}
