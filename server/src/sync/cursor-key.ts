import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The key that cursors are signed with, made at the first start and kept beside the data.
 *
 * It is no part of a backup's meaning: with another key, devices pull once from the beginning.
 */
export async function readCursorKey(dataFolder: string): Promise<Buffer> {
  const file = join(dataFolder, 'cursor.key');
  await mkdir(dataFolder, { recursive: true });
  try {
    await writeFile(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Somebody made it before: this server at an earlier start, or another one at this moment.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file);
}
