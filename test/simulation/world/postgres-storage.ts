import pg from 'pg';
import { readConfig } from '../../../server/src/config.ts';
import { createDatabase } from '../../../server/src/database/data-source.ts';
import type { EmptyDatabase } from '../../support/each-database.ts';
import { fillTemplate } from './fill-template.ts';
import type { ServerStorage } from './server-storage.ts';

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
  return {
    mustStandStill: true,
    reset: () => copy(template, nameOf('data')),
    open: () => {
      const settings = { ...env, DATABASE_URL: urlOf(nameOf('data')), NODE_ENV: 'test' };
      return createDatabase(readConfig(settings).database);
    },
    backup: (name) => copy(nameOf('data'), nameOf(name)),
    restore: (name) => copy(nameOf(name), nameOf('data')),
    remove: () => run(...[...made].map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}
