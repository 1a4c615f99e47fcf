import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { DatabaseConfig } from '../config.ts';

export type PostgresConfig = Extract<DatabaseConfig, { kind: 'postgres' }>;

/** A second, empty place in the same PostgreSQL database, where tables do not meet those that are in use. */
export interface SideSchema {
  readonly name: string;
  /** The database with this schema in the place of `public`. */
  readonly config: PostgresConfig;
  /** A single connection to the database itself. */
  readonly server: DataSource;
}

/** Makes the schema, and drops it with all that is in it unless the work has given it another name. */
export async function inSideSchema<T>(
  config: PostgresConfig,
  work: (side: SideSchema) => Promise<T>,
): Promise<T> {
  const name = `attain_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(config.url);
  url.searchParams.set('options', `-c search_path=${name}`);
  const server = await new DataSource({ type: 'postgres', url: config.url, poolSize: 1 }).initialize();
  try {
    await server.query(`CREATE SCHEMA ${name}`);
    return await work({ name, config: { ...config, url: url.href }, server });
  } finally {
    await server.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
    await server.destroy();
  }
}
