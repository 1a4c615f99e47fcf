import pg from 'pg';
import sqlite3 from 'sqlite3';

type Values = readonly unknown[];

/** A database that the server has filled and left, opened with nothing but its driver. */
export interface RawStore {
  /** Takes out what was pushed and writes the same rows again, a transaction per push; mutations per second. */
  writeAgain(): Promise<number>;
  /** Reads the tables that a pull sends; rows per second, the median of the rounds. */
  readAgain(rowsPerRound: number, rounds: number): Promise<number>;
  close(): Promise<void>;
}

/** The least that both drivers do the same way. `?` stands for a parameter. */
interface Driver {
  all(sql: string, values?: Values): Promise<Record<string, unknown>[]>;
  run(sql: string, values: Values): Promise<unknown>;
  close(): Promise<void>;
}

const PULLED_TABLES = [
  ...['org_unit', 'fund', 'budget_document', 'allotment', 'scheme', 'round', 'target_table', 'indicator'],
  ...['self_evaluation', 'indicator_actual', 'fund_execution', 'submission', 'review_decision', 'comment'],
];

export async function openRawSqlite(file: string): Promise<RawStore> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const prepared = new Map<string, sqlite3.Statement>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const driver: Driver = {
    all: (sql, values = []) =>
      new Promise((resolve, reject) =>
        database.all<Record<string, unknown>>(sql, values, (error, rows) =>
          error ? reject(error) : resolve(rows),
        ),
      ),
    run: (sql, values) =>
      new Promise((resolve, reject) =>
        prepare(sql).run(values, (error: Error | null) => (error ? reject(error) : resolve(undefined))),
      ),
    close: async () => {
      await Promise.all(
        [...prepared.values()].map((statement) => new Promise((resolve) => statement.finalize(resolve))),
      );
      await new Promise((resolve) => database.close(resolve));
    },
  };
  await driver.all('PRAGMA journal_mode = WAL');
  await driver.all('PRAGMA synchronous = FULL');
  return rawStore(driver);
}

export async function openRawPostgres(url: string): Promise<RawStore> {
  const client = new pg.Client(url);
  await client.connect();
  const names = new Map<string, string>();
  const nameOf = (sql: string) => {
    const known = names.get(sql) ?? `statement_${names.size}`;
    names.set(sql, known);
    return known;
  };
  const numbered = (sql: string) => {
    let n = 0;
    return sql.replaceAll('?', () => `$${++n}`);
  };
  return rawStore({
    all: async (sql, values = []) =>
      (await client.query<Record<string, unknown>>(numbered(sql), [...values])).rows,
    run: (sql, values) => client.query({ name: nameOf(sql), text: numbered(sql), values: [...values] }),
    close: () => client.end(),
  });
}

function rawStore(driver: Driver): RawStore {
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    return driver.run(
      `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${places})`,
      Object.values(row),
    );
  };

  return {
    async writeAgain() {
      const log = await driver.all("SELECT * FROM mutation_log WHERE name = 'actual.set@1' ORDER BY seq");
      const [{ first } = { first: 0 }] = await driver.all(
        "SELECT MIN(seq) AS first FROM mutation_log WHERE name = 'actual.set@1'",
      );
      const feed = await driver.all('SELECT * FROM change_feed WHERE seq > ? ORDER BY seq', [first]);
      await driver.all('DELETE FROM change_feed WHERE seq > ?', [first]);
      await driver.all("DELETE FROM mutation_log WHERE name = 'actual.set@1'");

      const pushes = groupBy(log, 'tx_seq');
      const changes = groupBy(feed, 'tx_seq');
      const begin = performance.now();
      for (const [txSeq, mutations] of pushes) {
        await driver.run('BEGIN', []);
        for (const mutation of mutations) await insert('mutation_log', mutation);
        for (const change of changes.get(txSeq) ?? []) {
          // The row that the change speaks of is written anew too.
          await driver.run('UPDATE indicator_actual SET deviation_reason = ?, rev = rev + 1 WHERE id = ?', [
            txSeq,
            change['entity_id'],
          ]);
          await insert('change_feed', change);
        }
        await driver.run('UPDATE sync_head SET seq = ? WHERE id = 1', [txSeq]);
        await driver.run('COMMIT', []);
      }
      return (log.length * 1000) / (performance.now() - begin);
    },

    async readAgain(rowsPerRound, rounds) {
      const rates: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const begin = performance.now();
        let count = 0;
        while (count < rowsPerRound) {
          for (const table of PULLED_TABLES) count += (await driver.all(`SELECT * FROM ${table}`)).length;
        }
        rates.push((count * 1000) / (performance.now() - begin));
      }
      return rates.slice(1).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN;
    },

    close: () => driver.close(),
  };
}

function groupBy(rows: readonly Record<string, unknown>[], column: string) {
  const groups = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) {
    const key = String(row[column]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
