import pg from 'pg';
import sqlite3 from 'sqlite3';

type Values = readonly unknown[];
type RawRow = Readonly<Record<string, unknown>>;

/** What a push left in log and feed. */
export interface TakenPush {
  readonly mutations: readonly RawRow[];
  readonly changes: readonly RawRow[];
}

/** A server's database, opened with nothing but its driver. */
export interface RawStore {
  /** What the server has taken above a number, and the last number. */
  takenAfter(seq: number): Promise<{ readonly pushes: readonly TakenPush[]; readonly seq: number }>;
  /** Writes pushes that another store took, a transaction for each; mutations per second. */
  write(pushes: readonly TakenPush[]): Promise<number>;
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
  const insert = (table: string, row: RawRow) => {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    return driver.run(
      `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${places})`,
      Object.values(row),
    );
  };

  return {
    async takenAfter(seq) {
      const log = await driver.all('SELECT * FROM mutation_log WHERE seq > ? ORDER BY seq', [seq]);
      const changes = groupBy(
        await driver.all('SELECT * FROM change_feed WHERE seq > ? ORDER BY seq', [seq]),
      );
      const pushes = [...groupBy(log)].map(([txSeq, mutations]) => ({
        mutations,
        changes: changes.get(txSeq) ?? [],
      }));
      return { pushes, seq: Math.max(seq, ...[...changes.keys()].map(Number)) };
    },

    async write(pushes) {
      const begin = performance.now();
      for (const { mutations, changes } of pushes) {
        await driver.run('BEGIN', []);
        for (const mutation of mutations) await insert('mutation_log', mutation);
        for (const change of changes) {
          // The row that the change speaks of is written anew too.
          await driver.run('UPDATE indicator_actual SET deviation_reason = ?, rev = rev + 1 WHERE id = ?', [
            change['tx_seq'],
            change['entity_id'],
          ]);
          await insert('change_feed', change);
        }
        await driver.run('UPDATE sync_head SET seq = ? WHERE id = 1', [mutations[0]?.['tx_seq']]);
        await driver.run('COMMIT', []);
      }
      const count = pushes.reduce((sum, { mutations }) => sum + mutations.length, 0);
      return (count * 1000) / (performance.now() - begin);
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

/** By the last number of their transaction. */
function groupBy(rows: readonly RawRow[]): ReadonlyMap<string, readonly RawRow[]> {
  const groups = new Map<string, RawRow[]>();
  for (const row of rows) {
    const key = String(row['tx_seq']);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
