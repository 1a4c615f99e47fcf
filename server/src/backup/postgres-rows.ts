import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { DataSource, type EntityManager } from 'typeorm';
import type { DatabaseConfig } from '../config.ts';
import { writerOptions, type Database } from '../database/data-source.ts';
import { ENTITIES } from '../database/entities.ts';
import { MIGRATIONS } from '../database/migrations.ts';
import { BackupError } from './backup-error.ts';

/*
 * A PostgreSQL backup is a text: one row a line, its table's name, a tab, the row as PostgreSQL's own JSON. Unlike
 * pg_dump's it needs no tools beside the server, and it goes into every version of PostgreSQL.
 */

type PostgresConfig = Extract<DatabaseConfig, { kind: 'postgres' }>;

const MIGRATION_TABLE = 'migration';
const CHUNK = 1000;
const LINE = /^([a-z_]+)\t(\{.*\})$/;

/** Writes every row as of one moment, a table after those that it refers to. */
export async function dumpPostgres({ snapshots }: Database, file: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await snapshots.read(async (manager) => {
      for (const table of [MIGRATION_TABLE, ...tableNames(manager.connection)]) {
        await manager.query(
          `DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t`,
        );
        for (
          let rows: readonly { readonly row: string }[] = [], isFirst = true;
          isFirst || rows.length > 0;
          isFirst = false
        ) {
          rows = await manager.query<readonly { readonly row: string }[]>(`FETCH ${CHUNK} FROM dump`);
          await handle.write(rows.map(({ row }) => `${table}\t${row}\n`).join(''));
        }
        await manager.query('CLOSE dump');
      }
    });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes the tables as they were when the backup was taken, in a schema without any, and fills them.
 *
 * @throws BackupError NOT_A_BACKUP when it was made by a later release.
 */
export async function loadPostgres(config: PostgresConfig, file: string): Promise<void> {
  const { migrations, lines } = await readHead(file);
  const known = MIGRATIONS.filter(({ name }) => migrations.includes(name));
  if (known.length < migrations.length) throw new BackupError('NOT_A_BACKUP', migrations.at(-1));
  const target = await new DataSource({ ...writerOptions(config), migrations: known }).initialize();
  try {
    await target.runMigrations({ transaction: 'all' });
    await target.transaction(async (manager) => {
      // The head that the first migration made.
      await manager.query('DELETE FROM sync_head');
      for await (const { table, rows } of inChunks(lines, referringToThemselves(target))) {
        await insertJson(manager, table, rows);
      }
    });
  } finally {
    await target.destroy();
  }
}

interface Row {
  readonly table: string;
  readonly json: string;
}

async function readHead(file: string) {
  const lines = readRows(file);
  const migrations: string[] = [];
  for (;;) {
    const next = await lines.next();
    if (next.done) throw new BackupError('NOT_A_BACKUP', 'no rows');
    const { table, json } = next.value;
    if (table !== MIGRATION_TABLE) return { migrations, lines: startingWith(next.value, lines) };
    // A row of TypeORM's own table.
    migrations.push((JSON.parse(json) as { readonly name: string }).name);
  }
}

async function* readRows(file: string): AsyncGenerator<Row, void, void> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const [, table, json] = LINE.exec(line) ?? [];
    if (table === undefined || json === undefined) throw new BackupError('NOT_A_BACKUP', line.slice(0, 80));
    yield { table, json };
  }
}

async function* startingWith(first: Row, rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield first;
  yield* rest;
}

/** A table whose rows name each other goes in one statement, at whose end PostgreSQL looks for the named ones. */
async function* inChunks(rows: AsyncIterable<Row>, whole: ReadonlySet<string>) {
  let table = '';
  let chunk: string[] = [];
  for await (const row of rows) {
    const isFull = chunk.length >= CHUNK && !whole.has(table);
    if ((row.table !== table || isFull) && chunk.length > 0) {
      yield { table, rows: chunk };
      chunk = [];
    }
    table = row.table;
    chunk.push(row.json);
  }
  if (chunk.length > 0) yield { table, rows: chunk };
}

async function insertJson(manager: EntityManager, table: string, rows: readonly string[]): Promise<void> {
  await manager.query(
    `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

function tableNames(dataSource: DataSource): string[] {
  return ENTITIES.map((entity) => dataSource.getMetadata(entity).tableName);
}

function referringToThemselves(dataSource: DataSource): ReadonlySet<string> {
  const own = dataSource.entityMetadatas.filter((metadata) =>
    metadata.foreignKeys.some(({ referencedEntityMetadata }) => referencedEntityMetadata === metadata),
  );
  return new Set(own.map(({ tableName }) => tableName));
}
