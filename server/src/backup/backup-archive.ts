import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';
import { PUBLICATIONS_FOLDER } from '../publication/publications-folder.ts';
import { VERSIONS_FOLDER } from '../sign-off/versions-folder.ts';
import { BackupError } from './backup-error.ts';
import { readManifest, type BackupManifest } from './backup-manifest.ts';

/** A folder with the parts of one backup: `manifest.json`, the database's file, and the folders of `KEPT_FOLDERS` that there are. */
export type Stage = string;

export const MANIFEST_FILE = 'manifest.json';
/** Folders beside the database whose files it names: they are only added to, since a name stands for its content. */
export const KEPT_FOLDERS: readonly string[] = [
  'evidence',
  'report-templates',
  VERSIONS_FOLDER,
  PUBLICATIONS_FOLDER,
];
export const DATABASE_FILES = { sqlite: 'attain.sqlite', postgres: 'attain.rows' } as const;

/**
 * Writes the parts as one archive that `tar xf` opens as well. The file is complete and on the disk, or it is not
 * there: it gets its name last.
 */
export async function packBackup(stage: Stage, file: string, parts: readonly string[]): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    // The folders are links to the server's own; their files go in, not the links.
    await create({ cwd: stage, file: unfinished, portable: true, follow: true }, [...parts]);
    await syncFile(unfinished);
    await rename(unfinished, file);
    await syncFile(dirname(file));
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** @throws BackupError NOT_A_BACKUP, DAMAGED */
export async function unpackBackup(file: string, stage: Stage): Promise<BackupManifest> {
  const text = await extract({ file, cwd: stage, strict: true, filter: isPart })
    .then(() => readFile(join(stage, MANIFEST_FILE), 'utf8'))
    .catch((error: unknown) => {
      throw new BackupError('NOT_A_BACKUP', file, { cause: error });
    });
  const manifest = readManifest(text);
  const database = join(stage, DATABASE_FILES[manifest.kind]);
  const isThere = await stat(database).catch(() => null);
  if (!isThere || (await hashFile(database)) !== manifest.databaseHash) {
    throw new BackupError('DAMAGED', DATABASE_FILES[manifest.kind]);
  }
  return manifest;
}

/** Nothing else is written, whatever a file says that calls itself a backup. */
function isPart(path: string): boolean {
  const [first, ...rest] = path.replace(/^\.\//, '').split('/');
  const isFile = [MANIFEST_FILE, ...Object.values<string>(DATABASE_FILES)].includes(first ?? '');
  return (isFile && rest.length === 0) || (KEPT_FOLDERS.includes(first ?? '') && !rest.includes('..'));
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Makes sure that the disk has a file's bytes, or a folder's names. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
