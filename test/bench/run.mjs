// `pnpm bench`: builds, compiles the measurements (compiled code is what is measured), takes them one by one.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureClientBuilt, ensureServerBuilt } from '../../server/bin/ensure-built.mjs';

const root = join(import.meta.dirname, '../..');

ensureServerBuilt();
ensureClientBuilt();
const compiler = ['node_modules/typescript/bin/tsc', '-p', 'test/tsconfig.bench.json'];
const { status } = spawnSync(process.execPath, compiler, {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (status !== 0) process.exit(1);
const { runBenchmarks } = await import(pathToFileURL(join(root, 'test/dist/bench/main.js')).href);
await runBenchmarks(process.argv.slice(2).filter((arg) => arg !== '--'));
