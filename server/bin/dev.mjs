// `pnpm dev`: server and client with reload. The browser goes to Vite, which passes API calls on to the server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureServerBuilt } from './ensure-built.mjs';

const root = join(import.meta.dirname, '../..');
const VITE_ORIGIN = 'http://localhost:5173';
const SERVER = `http://127.0.0.1:${process.env['PORT'] || 4000}`;

ensureServerBuilt();
const programs = [
  run('node_modules/typescript/bin/tsc', [
    '-b',
    '--watch',
    '--preserveWatchOutput',
    'server/tsconfig.build.json',
  ]),
  run('server/dist/main.js', [], {
    nodeArgs: ['--watch', '--enable-source-maps'],
    env: { PUBLIC_ORIGIN: VITE_ORIGIN },
  }),
  run('client/node_modules/vite/bin/vite.js', ['--port', '5173', '--strictPort'], {
    env: { ATTAIN_SERVER: SERVER },
    folder: 'client',
  }),
];
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => endAll(0));

/** @param {{ nodeArgs?: string[], env?: Record<string, string>, folder?: string }} options */
function run(
  /** @type {string} */ script,
  /** @type {string[]} */ args,
  { nodeArgs = [], env = {}, folder = '.' } = {},
) {
  const child = spawn(process.execPath, [...nodeArgs, join(root, script), ...args], {
    cwd: join(root, folder),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  child.on('exit', (code) => endAll(code ?? 0));
  return child;
}

/** One that ends ends the others: half a development setup only confuses. */
function endAll(/** @type {number} */ code) {
  process.exitCode = code;
  for (const child of programs) child.kill('SIGTERM');
}
