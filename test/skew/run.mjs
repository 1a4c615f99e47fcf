// `node test/skew/run.mjs [commit]`: a phone of an older release with 200 pending mutations before this release's
// server, and the other way round. Builds the older release beside this one (about a minute), so `pnpm test` leaves
// it out; it keeps the payloads of every release instead (shared/src/sync/released-mutations.test.ts).
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureServerBuilt } from '../../server/bin/ensure-built.mjs';

/** The release before this one: the last commit of the first product that could be walked through. */
const OLDER = process.argv[2] ?? '29fdca6';
const root = join(import.meta.dirname, '../..');
const older = join(mkdtempSync(join(tmpdir(), 'attain-older-')), 'tree');

try {
  ensureServerBuilt();
  run(root, 'git', 'worktree', 'add', '--detach', older, OLDER);
  for (const folder of ['.', 'shared', 'server', 'client', 'test']) linkModules(folder);
  run(
    older,
    process.execPath,
    join(root, 'node_modules/typescript/bin/tsc'),
    '-b',
    'server/tsconfig.build.json',
  );
  for (const folder of ['test/skew', 'test/support']) {
    cpSync(join(root, folder), join(older, folder), { recursive: true });
  }
  console.log(`\na phone of ${OLDER}, this release's server:`);
  const oldPhone = testIn(older, root, true);
  console.log(`\na phone of this release, the server of ${OLDER}:`);
  const newPhone = testIn(root, older, false);
  process.exitCode = oldPhone && newPhone ? 0 : 1;
} finally {
  spawnSync('git', ['worktree', 'remove', '--force', older], { cwd: root });
  rmSync(join(older, '..'), { recursive: true, force: true });
}

/** Every package of this tree, but the workspace's own of the older one. */
function linkModules(/** @type {string} */ folder) {
  const from = join(root, folder, 'node_modules');
  const to = join(older, folder, 'node_modules');
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === '@attain')
      cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else if (name !== '.cache') symlinkSync(join(from, name), join(to, name));
  }
}

function testIn(/** @type {string} */ tree, /** @type {string} */ other, /** @type {boolean} */ mustArrive) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/skew/vitest.config.ts'],
    {
      cwd: tree,
      stdio: 'inherit',
      env: {
        ...process.env,
        SKEW_OTHER_SERVER: join(other, 'server/dist/main.js'),
        ...(mustArrive && { SKEW_MUST_ARRIVE: '1' }),
      },
    },
  );
  return status === 0;
}

function run(/** @type {string} */ cwd, /** @type {string} */ command, /** @type {string[]} */ ...args) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}
