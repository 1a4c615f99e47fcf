import type { DatabaseConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { createDatabase, type Database } from './data-source.ts';
import { lockDataFolder } from './lock-data-folder.ts';

/**
 * Opens the database for serving. Two servers on one SQLite file would each number and lock by themselves, so the
 * second one ends; on PostgreSQL the rows' own locks keep several apart.
 *
 * @throws ConfigError
 */
export async function openAsServer(config: DatabaseConfig): Promise<Database> {
  if (config.kind === 'postgres') return createDatabase(config);
  const lock = await lockDataFolder(config.folder);
  if (!lock) throw new ConfigError(`another server is running on the data folder ${config.folder}`);
  try {
    const database = await createDatabase(config);
    return {
      ...database,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
