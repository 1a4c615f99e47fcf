import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { makeFolder } from '../make-folder.ts';
import { DATABASE_FILES, KEPT_FOLDERS, unpackBackup } from './backup-archive.ts';
import { BackupError } from './backup-error.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { restoreIntoPostgres } from './restore-into-postgres.ts';
import { restoreIntoSqlite } from './restore-into-sqlite.ts';

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the database that was replaced now lies: a file, or a schema. Null when there was none. */
  readonly replaced: string | null;
}

/**
 * Puts a backup in the place of the database, checked and with an epoch of its own, and keeps what was there.
 * Kept files are only added: files are named by their content, so none replaces another.
 *
 * @throws BackupError; the database is as it was then
 */
export async function restoreBackup(
  { database, dataFolder }: Config,
  file: string,
  now: Date,
): Promise<Restored> {
  if (!existsSync(file)) throw new BackupError('NO_FILE', file);
  const stage = join(dataFolder, `.restore-${randomUUID()}`);
  await makeFolder(stage);
  try {
    const manifest = await unpackBackup(file, stage);
    if (manifest.kind !== database.kind) throw new BackupError('OTHER_DATABASE', manifest.kind);
    for (const name of KEPT_FOLDERS) await addFiles(join(stage, name), join(dataFolder, name));
    const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const replaced =
      database.kind === 'sqlite'
        ? await restoreIntoSqlite(database.folder, stage, stamp)
        : await restoreIntoPostgres(database, join(stage, DATABASE_FILES.postgres), stamp);
    return { manifest, replaced };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function addFiles(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { recursive: true, force: false });
}
