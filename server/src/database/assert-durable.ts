import type { DataSource } from 'typeorm';
import type { DatabaseConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';

/** SQLite's `synchronous` levels, as its PRAGMA reads them back. */
const FULL = 2;

/**
 * Refuses a database that would answer "saved" before the disk has it.
 *
 * Read after a write: a build of SQLite may lower `synchronous` with the first write to a WAL file.
 *
 * @throws ConfigError
 */
export async function assertDurable(writer: DataSource, config: DatabaseConfig): Promise<void> {
  await writer.query('UPDATE sync_head SET seq = seq WHERE id = 1');
  const loose =
    config.kind === 'sqlite'
      ? await looseSqliteSetting(writer)
      : await loosePostgresSetting(writer, config.isThrowaway);
  if (loose) throw new ConfigError(`the database does not keep what it confirms: ${loose}`);
}

async function looseSqliteSetting(writer: DataSource): Promise<string | null> {
  const mode = await readSetting(writer, 'PRAGMA journal_mode', 'journal_mode');
  if (mode !== 'wal') return `journal_mode is ${mode}, not wal`;
  const level = Number(await readSetting(writer, 'PRAGMA synchronous', 'synchronous'));
  return level < FULL ? `synchronous is ${level}, not ${FULL} (FULL)` : null;
}

async function loosePostgresSetting(writer: DataSource, isThrowaway: boolean): Promise<string | null> {
  const settings = isThrowaway ? ['synchronous_commit'] : ['fsync', 'full_page_writes', 'synchronous_commit'];
  for (const setting of settings) {
    if ((await readSetting(writer, `SHOW ${setting}`, setting)) === 'off') return `${setting} is off`;
  }
  return null;
}

async function readSetting(writer: DataSource, query: string, name: string): Promise<string> {
  const rows = await writer.query<readonly Record<string, unknown>[]>(query);
  return String(rows[0]?.[name]);
}
