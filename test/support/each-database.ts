import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the URL of the run's PostgreSQL; the first call starts it (postgres-on-demand.ts). */
    postgresStarterUrl: string;
  }
}

export type DatabaseKind = 'sqlite' | 'postgres';

/** A new, empty database. The settings are named as the server's environment names them. */
export interface EmptyDatabase {
  readonly kind: DatabaseKind;
  readonly env: { readonly DATA_DIR: string; readonly DATABASE_URL?: string };
}

/** Makes a new empty database at each call; all of them are removed after the tests of the `describe`. */
export interface OpenDatabase {
  (): Promise<EmptyDatabase>;
  readonly kind: DatabaseKind;
}

/** Runs the same tests on SQLite (a file, as in production) and on PostgreSQL. */
export function describeOnEachDatabase(name: string, tests: (open: OpenDatabase) => void): void {
  for (const kind of ['sqlite', 'postgres'] as const) {
    describe(`${name} on ${kind}`, () => tests(openDatabaseOf(kind)));
  }
}

/** For tests about one database only; call it inside a `describe` or at the top of a file. */
export function openDatabaseOf(kind: DatabaseKind): OpenDatabase {
  const removals: (() => Promise<void> | void)[] = [];
  afterAll(async () => {
    for (const remove of removals.reverse()) await remove();
  }, 30_000);

  const open = async (): Promise<EmptyDatabase> => {
    const folder = mkdtempSync(join(tmpdir(), 'attain-test-'));
    removals.push(() => rmSync(folder, { recursive: true, force: true }));
    if (kind === 'sqlite') return { kind, env: { DATA_DIR: folder } };

    const server = await postgresUrl();
    const name = `attain_${randomUUID().replaceAll('-', '')}`;
    await runSql(server, `CREATE DATABASE ${name}`);
    removals.push(() => runSql(server, `DROP DATABASE ${name} WITH (FORCE)`));
    const url = new URL(server);
    url.pathname = `/${name}`;
    return { kind, env: { DATA_DIR: folder, DATABASE_URL: url.href } };
  };
  return Object.assign(open, { kind });
}

/** The run's PostgreSQL; a missing one is a failed test, never a skipped one. */
async function postgresUrl(): Promise<string> {
  const response = await fetch(inject('postgresStarterUrl'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
