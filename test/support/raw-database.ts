import { join } from 'node:path';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import type { EmptyDatabase } from './each-database.ts';

export type RawRow = Readonly<Record<string, string | number | boolean | null>>;

const INT8 = 20;

/** Reads the database past the server, by plain SQL that both kinds know. */
export async function queryRaw(env: EmptyDatabase['env'], sql: string): Promise<RawRow[]> {
  return env.DATABASE_URL === undefined
    ? querySqlite(env.DATA_DIR, sql)
    : queryPostgres(env.DATABASE_URL, sql);
}

/** Every row of every table but the named ones, as text that is equal when the rows are. */
export async function dumpDatabase(env: EmptyDatabase['env'], leftOut: readonly string[] = []) {
  const tables = await queryRaw(
    env,
    env.DATABASE_URL === undefined
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const dump: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (typeof name !== 'string' || leftOut.includes(name)) continue;
    const rows = await queryRaw(env, `SELECT * FROM "${name}"`);
    dump[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return dump;
}

function querySqlite(folder: string, sql: string): Promise<RawRow[]> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(join(folder, 'attain.sqlite'), sqlite3.OPEN_READONLY, (failure) => {
      if (failure) return reject(failure);
      database.configure('busyTimeout', 5000);
      database.all<RawRow>(sql, (error, rows) =>
        database.close(() => (error ? reject(error) : resolve(rows))),
      );
    });
  });
}

async function queryPostgres(url: string, sql: string): Promise<RawRow[]> {
  const client = new pg.Client({
    connectionString: url,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        // Whole numbers stay below 2^53 (SafeInt), so a JS number holds them, as SQLite gives them.
        oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  await client.connect();
  try {
    return (await client.query<RawRow>(sql)).rows;
  } finally {
    await client.end();
  }
}
