import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { assertReachable } from './database/data-source.ts';
import { assertPortIsFree } from './http/listen.ts';
import { makeFolder } from './make-folder.ts';

/** What can be known to fail is found out before the database is touched. @throws ConfigError */
export async function assertCanStart(config: Config): Promise<void> {
  await assertPortIsFree(config);
  await assertReachable(config.database);
  await assertWritable(config.dataFolder);
}

/** Tried rather than asked: permissions alone do not tell about read-only disks or the administrator. */
async function assertWritable(folder: string): Promise<void> {
  const probe = join(folder, `.writable-${randomUUID()}`);
  try {
    await makeFolder(folder);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`DATA_DIR ${folder} cannot be written: ${reason}`);
  }
}
