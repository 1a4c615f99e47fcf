import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { startServer } from '../support/start-server.ts';

/** The table that they stand in. */
export const MANY_TABLE_ID = 'bench';

/** Runs a server whose preparer of 乌鲁木齐 sees that many indicators more than the demonstration has. */
export async function withIndicators<T>(
  folder: string,
  count: number,
  measure: (url: string) => Promise<T>,
): Promise<T> {
  const env = { DATA_DIR: folder, DEMO: '1', NODE_ENV: 'development' };
  await (await startServer(env)).stop();
  await addIndicators(join(folder, 'attain.sqlite'), count);
  const server = await startServer(env);
  try {
    return await measure(server.url);
  } finally {
    await server.stop();
  }
}

/** Copies one row of a table without a form, as many times as wanted, each with its place in the feed. */
async function addIndicators(file: string, count: number): Promise<void> {
  const database = new sqlite3.Database(file);
  const query = (sql: string) =>
    new Promise<{ name: string }[]>((resolve, reject) =>
      database.all<{ name: string }>(sql, (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  const copy = async (table: string, change: Readonly<Record<string, string>>) => {
    const columns = (await query(`PRAGMA table_info(${table})`)).map(({ name }) => name);
    return `(${columns.join(', ')}) SELECT ${columns.map((name) => change[name] ?? name).join(', ')} FROM ${table}`;
  };
  const id = `'${MANY_TABLE_ID}'`;
  const source = `(SELECT id FROM target_table WHERE org_unit_id = 'urumqi' AND id <> ${id} ORDER BY id LIMIT 1)`;
  await query(`INSERT INTO target_table ${await copy('target_table', { id })} WHERE id = ${source}`);
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
  const change = {
    ...{ id: "'bench-' || n.i", target_table_id: id, position: '1000 + n.i' },
    // No two rows alike: a compressor would make nothing of them.
    level3: "level3 || '（' || hex(randomblob(8)) || '）'",
    target_text: "'≥' || (abs(random()) % 100000) || ' 项'",
  };
  const rows = await copy('indicator', change);
  await query(`INSERT INTO indicator ${rows.replace(' SELECT', ` ${numbers} SELECT`)}, n
    WHERE id = (SELECT id FROM indicator WHERE target_table_id = ${source} ORDER BY position LIMIT 1)`);
  const seq = 'h.seq + row_number() OVER (ORDER BY i.id)';
  await query(`INSERT INTO change_feed (seq, tx_seq, entity, entity_id, reach, owner_path)
    SELECT ${seq}, ${seq}, 'INDICATOR', i.id, 'UNIT', i.org_path
    FROM indicator i, sync_head h WHERE i.target_table_id = ${id}`);
  await query(`UPDATE sync_head SET seq = seq + ${count}`);
  await new Promise<void>((resolve) => database.close(() => resolve()));
}
