// Loaded into a server before its own code (`node --import`): a driver that does not do what it is told. It turns
// the PRAGMA named in WEAKEN into another one, as a build of SQLite with other defaults would.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [asked = '', done = ''] = (process.env['WEAKEN'] ?? '').split(' -> ');
const require = createRequire(join(import.meta.dirname, '../../server/package.json'));
/** @type {Record<string, (sql: string, ...rest: unknown[]) => unknown>} */
const methods = require('sqlite3').Database.prototype;

for (const name of ['run', 'all', 'exec']) {
  const original = methods[name];
  if (!original) throw new Error(`the driver has no ${name}`);
  methods[name] = function (sql, ...rest) {
    return original.call(this, sql === asked ? done : sql, ...rest);
  };
}
