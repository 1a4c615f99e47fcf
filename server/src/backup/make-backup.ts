import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import type { Database } from '../database/data-source.ts';
import { makeFolder } from '../make-folder.ts';
import {
  DATABASE_FILES,
  hashFile,
  KEPT_FOLDERS,
  MANIFEST_FILE,
  packBackup,
  syncFile,
  type Stage,
} from './backup-archive.ts';
import { BackupError } from './backup-error.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { dumpPostgres } from './postgres-rows.ts';
import { raiseSafeSeq } from './raise-safe-seq.ts';
import { checkCopyOfPostgres, checkCopyOfSqlite } from './check-copy.ts';

/**
 * Writes database and kept files into one file, while the server goes on working, and checks the copy by opening it.
 *
 * Only a checked copy lets phones drop what they still hold. It never takes the place of another: phones count on the
 * one before it.
 *
 * @throws BackupError; there is no new file then
 */
export async function makeBackup(
  { database: settings, dataFolder }: Config,
  database: Database,
  file: string,
  now: Date,
): Promise<BackupManifest> {
  if (existsSync(file)) throw new BackupError('FILE_EXISTS', file);
  if (!existsSync(dirname(file))) throw new BackupError('NO_FOLDER', dirname(file));
  const stage = join(dirname(file), `.attain-backup-${randomUUID()}`);
  await makeFolder(stage);
  try {
    const copy = join(stage, DATABASE_FILES[settings.kind]);
    if (settings.kind === 'sqlite') {
      await database.reader.query('VACUUM INTO ?', [copy]);
      // SQLite leaves that to whoever made the copy.
      await syncFile(copy);
    } else {
      await dumpPostgres(database, copy);
    }
    const databaseHash = await hashFile(copy);
    const { epoch, seq, logRows } =
      settings.kind === 'sqlite' ? await checkCopyOfSqlite(copy) : await checkCopyOfPostgres(settings, copy);
    const manifest: BackupManifest = {
      format: 1,
      kind: settings.kind,
      takenAt: now.toISOString(),
      epoch,
      seq,
      logRows,
      databaseHash,
    };
    await writeFile(join(stage, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
    await packBackup(stage, file, [
      MANIFEST_FILE,
      DATABASE_FILES[settings.kind],
      ...(await linkFolders(dataFolder, stage)),
    ]);
    await raiseSafeSeq(database, dataFolder, manifest);
    return manifest;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function linkFolders(dataFolder: string, stage: Stage): Promise<readonly string[]> {
  const there = KEPT_FOLDERS.filter((name) => existsSync(join(dataFolder, name)));
  for (const name of there) await symlink(join(dataFolder, name), join(stage, name));
  return there;
}
