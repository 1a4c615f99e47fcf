// The peer as a process of its own: express-pouchdb over LevelDB, in the folder given. Prints its port.
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';

const require = createRequire(import.meta.url);
const [, , folder = ''] = process.argv;
mkdirSync(folder, { recursive: true });

// The same durability as ours: each of LevelDB's batches is synced before it is confirmed. PouchDB leaves that out.
const leveldown = createRequire(require.resolve('pouchdb-node'))('leveldown');
const writeBatch = leveldown.prototype._batch;
leveldown.prototype._batch = function (
  /** @type {unknown} */ operations,
  /** @type {object} */ options,
  /** @type {unknown} */ callback,
) {
  return writeBatch.call(this, operations, { ...options, sync: true }, callback);
};

const PouchDB = require('pouchdb-node').defaults({ prefix: `${folder}/` });
const app = require('express')();
app.use('/', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
