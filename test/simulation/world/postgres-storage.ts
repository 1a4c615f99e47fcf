import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../../server/src/config.ts';
import { createDatabase } from '../../../server/src/database/data-source.ts';
import type { EmptyDatabase } from '../../support/each-database.ts';
import { fillTemplate } from './fill-template.ts';
import { copyFolder, memoryFolder, type ServerStorage } from './server-storage.ts';

/** PostgreSQL: databases of one server, copied by it as templates of each other. */
export async function createPostgresStorage({ env }: EmptyDatabase): Promise<ServerStorage> {
  const url = new URL(env.DATABASE_URL ?? '');
  const template = url.pathname.slice(1);
  const nameOf = (name: string) => `${template}_${name.replaceAll('-', '_')}`;
  const urlOf = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  const made = new Set<string>();
  const run = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client(urlOf('postgres'));
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const copy = async (from: string, to: string): Promise<void> => {
    made.add(to);
    await run(
      `DROP DATABASE IF EXISTS ${to} WITH (FORCE)`,
      // Copied as files: much faster than through the log for databases as small as these.
      `CREATE DATABASE ${to} TEMPLATE ${from} STRATEGY FILE_COPY`,
    );
  };
  await fillTemplate(env);
  const root = memoryFolder();
  const folderOf = (name: string) => join(root, name);
  mkdirSync(folderOf('data'));
  return {
    mustStandStill: true,
    folder: folderOf('data'),
    reset: async () => {
      await copy(template, nameOf('data'));
      rmSync(folderOf('data'), { recursive: true });
      mkdirSync(folderOf('data'));
    },
    open: () => {
      const settings = { ...env, DATABASE_URL: urlOf(nameOf('data')), NODE_ENV: 'test' };
      return createDatabase(readConfig(settings).database);
    },
    release: (database) => database.close(),
    backup: async (name) => {
      await copy(nameOf('data'), nameOf(name));
      copyFolder(folderOf('data'), folderOf(name));
    },
    restore: async (name) => {
      await copy(nameOf(name), nameOf('data'));
      copyFolder(folderOf(name), folderOf('data'));
    },
    remove: async () => {
      await run(...[...made].map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      rmSync(root, { recursive: true, force: true });
    },
  };
}
