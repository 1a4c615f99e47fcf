import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('readConfig', () => {
  it('has the documented defaults', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      port: 4000,
      host: '127.0.0.1',
      dataFolder: resolve(import.meta.dirname, '../../.data'),
      database: { kind: 'sqlite', folder: resolve(import.meta.dirname, '../../.data') },
      isDemonstration: true,
      publicOrigin: null,
      logLevel: 'info',
    });
  });

  it('reads every setting', () => {
    expect(
      readConfig({
        NODE_ENV: 'production',
        PORT: '8080',
        HOST: '0.0.0.0',
        DATA_DIR: '/var/lib/attain',
        DATABASE_URL: 'postgres://attain:secret@db/attain',
        PUBLIC_ORIGIN: 'https://attain.example/',
        LOG_LEVEL: 'warn',
      }),
    ).toEqual({
      environment: 'production',
      port: 8080,
      host: '0.0.0.0',
      dataFolder: '/var/lib/attain',
      database: { kind: 'postgres', url: 'postgres://attain:secret@db/attain', isThrowaway: false },
      isDemonstration: false,
      publicOrigin: 'https://attain.example',
      logLevel: 'warn',
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc", not a whole number from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT is "65536", not a whole number from 0 to 65535'],
    [{ PORT: '-1' }, 'PORT is "-1", not a whole number from 0 to 65535'],
    [{ PORT: '4e3' }, 'PORT is "4e3", not a whole number from 0 to 65535'],
    [
      { DATABASE_URL: 'mysql://u:secret@h/d' },
      'DATABASE_URL has the scheme "mysql"; leave it unset for SQLite, or give postgres://…',
    ],
    [
      { DATABASE_URL: 'secret' },
      'DATABASE_URL is not an address; leave it unset for SQLite, or give postgres://…',
    ],
    [{ DEMO: 'yes' }, 'DEMO is "yes", not 0 or 1'],
    [
      { DEMO: '1', NODE_ENV: 'production' },
      'DEMO=1 is refused in production: its accounts have a known password',
    ],
    [
      { PUBLIC_ORIGIN: 'attain.example' },
      'PUBLIC_ORIGIN is "attain.example", not an origin like https://attain.example',
    ],
    [
      { PUBLIC_ORIGIN: 'https://attain.example/app' },
      'PUBLIC_ORIGIN is "https://attain.example/app", not an origin like https://attain.example',
    ],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV is "prod", not production, development or test'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud", not one of fatal, error, warn, info, debug, trace, silent'],
  ])('refuses %o in one line that repeats no secret', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
    expect(message).not.toContain('secret');
  });
});
