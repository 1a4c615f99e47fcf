import type { DataSource } from 'typeorm';
import { createDatabase } from '../database/data-source.ts';
import { beginEpoch } from '../sync/begin-epoch.ts';
import { BackupError } from './backup-error.ts';
import { sound } from './check-copy.ts';
import { loadPostgres } from './postgres-rows.ts';
import { inSideSchema, type PostgresConfig } from './postgres-schema.ts';
import { verifyLog } from './verify-log.ts';

/**
 * Restores beside the schema in use, and exchanges the two in one transaction.
 *
 * @returns The name under which the replaced schema lies in the same database.
 * @throws BackupError SERVER_RUNS, DAMAGED, NOT_A_BACKUP
 */
export function restoreIntoPostgres(config: PostgresConfig, file: string, stamp: string): Promise<string> {
  return inSideSchema(config, async ({ name, config: beside, server }) => {
    await loadPostgres(beside, file);
    await prepare(beside);
    if (await hasOthers(server)) throw new BackupError('SERVER_RUNS');
    const kept = `before_${stamp}`;
    await server.transaction(async (manager) => {
      await manager.query(`ALTER SCHEMA public RENAME TO ${kept}`);
      await manager.query(`ALTER SCHEMA ${name} RENAME TO public`);
    });
    return kept;
  });
}

/** Whether anybody else is connected: a server would go on with rows that are no longer there. */
async function hasOthers(server: DataSource): Promise<boolean> {
  const rows = await server.query<readonly unknown[]>(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
     AND backend_type = 'client backend'`,
  );
  return rows.length > 0;
}

/** Brings the schema up to date, checks the log and begins an epoch. */
async function prepare(config: PostgresConfig): Promise<void> {
  const restored = await createDatabase(config);
  try {
    sound(await restored.snapshots.read(verifyLog));
    await restored.gate.run(beginEpoch);
  } finally {
    await restored.close();
  }
}
