import { DataSource } from 'typeorm';
import { createDatabase, sqliteReaderOptions } from '../database/data-source.ts';
import { BackupError } from './backup-error.ts';
import { loadPostgres } from './postgres-rows.ts';
import { inSideSchema, type PostgresConfig } from './postgres-schema.ts';
import { verifyLog, type LogCheck } from './verify-log.ts';

/** Opens a copy of the file without changing it. @throws BackupError DAMAGED */
export async function checkCopyOfSqlite(file: string): Promise<LogCheck> {
  const copy = await new DataSource(sqliteReaderOptions(file)).initialize();
  try {
    const rows = await copy.query<readonly { readonly integrity_check: string }[]>('PRAGMA integrity_check');
    const verdict = rows.map((row) => row.integrity_check).join('; ');
    if (verdict !== 'ok') throw new BackupError('DAMAGED', verdict);
    return sound(await verifyLog(copy.manager));
  } finally {
    await copy.destroy();
  }
}

/** Restores the rows beside those in use, and drops them again. @throws BackupError DAMAGED */
export function checkCopyOfPostgres(config: PostgresConfig, file: string): Promise<LogCheck> {
  return inSideSchema(config, async (side) => {
    await loadPostgres(side.config, file);
    const copy = await createDatabase(side.config);
    try {
      return sound(await copy.snapshots.read(verifyLog));
    } finally {
      await copy.close();
    }
  });
}

/** @throws BackupError DAMAGED */
export function sound(check: LogCheck): LogCheck {
  if (check.problem) throw new BackupError('DAMAGED', JSON.stringify(check.problem));
  return check;
}
