import { join, resolve } from 'node:path';
import { ConfigError } from './config-error.ts';

export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly folder: string }
  | {
      readonly kind: 'postgres';
      readonly url: string;
      /** Only in tests: the server may run without fsync. */
      readonly isThrowaway: boolean;
    };

/** The settings of contract `commands`, read and checked. */
export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly database: DatabaseConfig;
  /** Whether demonstration data and accounts are loaded into an empty database. */
  readonly isDemonstration: boolean;
  /** What the browser's address bar shows; null: `http://localhost:<port>`. */
  readonly publicOrigin: string | null;
  readonly logLevel: string;
}

/** Whether people reach us by https: cookies and headers then say so. */
export function isSecure({ publicOrigin }: Config): boolean {
  return publicOrigin?.startsWith('https:') ?? false;
}

const PROJECT_FOLDER = resolve(import.meta.dirname, '../..');
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the settings from environment variables. An empty one counts as unset.
 *
 * @throws ConfigError naming the setting and what it may be.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const environment = readEnvironment(env['NODE_ENV'] || 'development');
  const dataFolder = resolve(PROJECT_FOLDER, env['DATA_DIR'] || join(PROJECT_FOLDER, '.data'));
  return {
    environment,
    port: readPort(env['PORT'] || '4000'),
    host: env['HOST'] || '127.0.0.1',
    dataFolder,
    database: readDatabase(env['DATABASE_URL'] || '', dataFolder, environment),
    isDemonstration: readDemonstration(env['DEMO'] || '', environment),
    publicOrigin: readOrigin(env['PUBLIC_ORIGIN'] || ''),
    logLevel: readLogLevel(env['LOG_LEVEL'] || (environment === 'test' ? 'silent' : 'info')),
  };
}

function readEnvironment(text: string): Config['environment'] {
  if (text === 'production' || text === 'development' || text === 'test') return text;
  throw new ConfigError(`NODE_ENV is "${text}", not production, development or test`);
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new ConfigError(`PORT is "${text}", not a whole number from 0 to 65535`);
}

function readDatabase(text: string, dataFolder: string, environment: Config['environment']): DatabaseConfig {
  if (text === '') return { kind: 'sqlite', folder: dataFolder };
  // The URL may carry a password, so only its scheme is repeated.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  const isPostgres = scheme === 'postgres' || scheme === 'postgresql';
  if (isPostgres && URL.canParse(text)) {
    return { kind: 'postgres', url: text, isThrowaway: environment === 'test' };
  }
  throw new ConfigError(
    scheme && !isPostgres
      ? `DATABASE_URL has the scheme "${scheme}"; leave it unset for SQLite, or give postgres://…`
      : 'DATABASE_URL is not an address; leave it unset for SQLite, or give postgres://…',
  );
}

function readDemonstration(text: string, environment: Config['environment']): boolean {
  if (text !== '' && text !== '0' && text !== '1') throw new ConfigError(`DEMO is "${text}", not 0 or 1`);
  if (environment !== 'production') return text !== '0';
  if (text === '1')
    throw new ConfigError('DEMO=1 is refused in production: its accounts have a known password');
  return false;
}

function readOrigin(text: string): string | null {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname + url.search + url.hash))
    return url.origin;
  throw new ConfigError(`PUBLIC_ORIGIN is "${text}", not an origin like https://attain.example`);
}

function readLogLevel(text: string): string {
  if (LOG_LEVELS.includes(text)) return text;
  throw new ConfigError(`LOG_LEVEL is "${text}", not one of ${LOG_LEVELS.join(', ')}`);
}
