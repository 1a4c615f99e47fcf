import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { describeOnEachDatabase, openDatabaseOf } from '#test/each-database';
import { readConfig, type DatabaseConfig } from '../config.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';
import { assertDurable } from './assert-durable.ts';
import { createDatabase, writerOptions } from './data-source.ts';
import { MIGRATIONS } from './migrations.ts';

describeOnEachDatabase('the schema', (open) => {
  const openWriter = async () =>
    new DataSource(
      writerOptions(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database),
    ).initialize();

  it('is the same whether the migrations made it or the entities describe it', async () => {
    const writer = await openWriter();
    await writer.runMigrations();

    const drift = await writer.driver.createSchemaBuilder().log();

    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
    await writer.destroy();
  });

  it('goes down to nothing and up again', async () => {
    const writer = await openWriter();
    await writer.runMigrations();
    for (const _migration of MIGRATIONS) await writer.undoLastMigration();
    const runner = writer.createQueryRunner();
    expect(await runner.hasTable('org_unit')).toBe(false);
    await runner.release();

    await writer.runMigrations();

    expect(await writer.manager.count(SyncHead)).toBe(1);
    await writer.destroy();
  });
});

describeOnEachDatabase('createDatabase', (open) => {
  it('migrates once and keeps its epoch', async () => {
    const config = readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database;
    const first = await createDatabase(config);
    const head = await first.reader.manager.findOneByOrFail(SyncHead, { id: 1 });
    await first.close();

    const second = await createDatabase(config);

    expect(await second.reader.manager.findOneByOrFail(SyncHead, { id: 1 })).toEqual(head);
    expect(head).toMatchObject({ seq: 0, safeSeq: 0, chainHash: '' });
    await second.close();
  });
});

describe('createDatabase on sqlite', () => {
  const open = openDatabaseOf('sqlite');

  it('gives a reader that cannot write', async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);

    await expect(database.reader.query('UPDATE sync_head SET seq = 5')).rejects.toThrow(/READONLY/);
    await database.close();
  });

  it('refuses a folder that cannot be', async () => {
    await expect(createDatabase({ kind: 'sqlite', folder: '/dev/null/data' })).rejects.toThrow(
      /^cannot open the database: /,
    );
  });
});

describe('assertDurable', () => {
  const openSqlite = openDatabaseOf('sqlite');
  const openPostgres = openDatabaseOf('postgres');
  const openMigrated = async (config: DatabaseConfig) => {
    const writer = await new DataSource(writerOptions(config)).initialize();
    await writer.runMigrations();
    return writer;
  };

  it.each(['NORMAL', 'OFF'])('refuses SQLite with synchronous = %s', async (level) => {
    const config = readConfig((await openSqlite()).env).database;
    const writer = await openMigrated(config);
    await writer.query('PRAGMA synchronous = FULL');
    await expect(assertDurable(writer, config)).resolves.toBeUndefined();

    await writer.query(`PRAGMA synchronous = ${level}`);

    await expect(assertDurable(writer, config)).rejects.toThrow(/synchronous is [01]/);
    await writer.destroy();
  });

  it('refuses SQLite without its write-ahead log', async () => {
    const config = readConfig((await openSqlite()).env).database;
    const writer = await openMigrated(config);
    await writer.query('PRAGMA journal_mode = MEMORY');

    await expect(assertDurable(writer, config)).rejects.toThrow('journal_mode is memory, not wal');
    await writer.destroy();
  });

  it('refuses PostgreSQL that answers before its log is on the disk', async () => {
    const url = new URL((await openPostgres()).env.DATABASE_URL ?? '');
    url.searchParams.set('options', '-c synchronous_commit=off');
    const config = readConfig({ DATABASE_URL: url.href, NODE_ENV: 'test' }).database;
    const writer = await openMigrated(config);

    await expect(assertDurable(writer, config)).rejects.toThrow('synchronous_commit is off');
    await writer.destroy();
  });

  it('refuses PostgreSQL without fsync, unless it is thrown away anyway', async () => {
    const { env } = await openPostgres();
    const config = readConfig({ ...env, NODE_ENV: 'production' }).database;
    const writer = await openMigrated(config);
    await expect(
      assertDurable(writer, readConfig({ ...env, NODE_ENV: 'test' }).database),
    ).resolves.toBeUndefined();

    await expect(assertDurable(writer, config)).rejects.toThrow('fsync is off');
    await writer.destroy();
  });
});
