// Builds server and client when their sources are other ones than what was built last; quiet unless something fails.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const SHARED_INPUTS = ['shared/src', 'shared/package.json', 'tsconfig.base.json', 'pnpm-lock.yaml'];

export function ensureServerBuilt() {
  ensureBuilt({
    what: 'server',
    inputs: [
      'server/src',
      'server/package.json',
      'server/tsconfig.json',
      'server/tsconfig.build.json',
      'shared/tsconfig.json',
    ],
    output: 'server/dist/main.js',
    tool: 'node_modules/typescript/bin/tsc',
    args: ['-b', 'server/tsconfig.build.json'],
    folder: '.',
  });
}

export function ensureClientBuilt() {
  ensureBuilt({
    what: 'client',
    inputs: [
      'client/src',
      'client/public',
      'client/index.html',
      'client/package.json',
      'client/vite.config.ts',
    ],
    output: 'client/dist/index.html',
    tool: 'client/node_modules/vite/bin/vite.js',
    args: ['build', '--logLevel', 'warn'],
    folder: 'client',
  });
}

/**
 * @param {{ what: string, inputs: string[], output: string, tool: string, args: string[], folder: string }} build
 */
function ensureBuilt({ what, inputs, output, tool, args, folder }) {
  const stampFile = join(root, 'node_modules/.cache/attain', `${what}-build`);
  const stamp = stampOf([...SHARED_INPUTS, ...inputs]);
  const isBuilt = existsSync(join(root, output));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!existsSync(join(root, tool))) throw new Error(`cannot build the ${what}: run \`pnpm install\` first`);
  // A build that was cut short must not pass for this one.
  const force = tool.endsWith('tsc') && !isBuilt ? ['--force'] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, tool), ...args, ...force], {
    cwd: join(root, folder),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the ${what} does not build:\n${stdout}${stderr}`);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Names and contents of all files: a removed file counts as a change, one that was written again as it was does not. */
function stampOf(/** @type {string[]} */ paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) addToStamp(hash, path);
  return hash.digest('hex');
}

function addToStamp(/** @type {import('node:crypto').Hash} */ hash, /** @type {string} */ path) {
  const full = join(root, path);
  if (!existsSync(full) || path.endsWith('.test.ts')) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addToStamp(hash, `${path}/${name}`);
    return;
  }
  const bytes = readFileSync(full);
  hash.update(`${path} ${bytes.length}\n`).update(bytes);
}
