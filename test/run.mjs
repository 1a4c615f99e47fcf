// `pnpm test`: gets ready what the tests need, runs all of them, ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureClientBuilt, ensureServerBuilt } from '../server/bin/ensure-built.mjs';
import { CHROMIUM_MISSING, findChromium, hasChineseFont } from './support/find-chromium.mjs';
import { findPostgresBinaries } from './support/find-postgres.mjs';

const root = join(import.meta.dirname, '..');
const resultFile = join(import.meta.dirname, 'results/vitest.json');

const args = process.argv.slice(2).filter((arg) => arg !== '--');
const vitestArgs = args.filter((arg) => arg !== '--nightly');
const env = { ...process.env, ...(args.includes('--nightly') && { NIGHTLY: '1' }) };

const chosen = vitestArgs.flatMap((arg, i) =>
  arg === '--project' ? [vitestArgs[i + 1]] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
);
const uses = (/** @type {string[]} */ ...projects) =>
  chosen.length === 0 || projects.some((project) => chosen.includes(project));

if (uses('browser', 'browser-timed')) provideBrowser();
if (uses('server', 'integration')) providePostgres();
if (uses('integration')) provideTracer();
if (uses('integration', 'faults', 'browser', 'browser-timed')) build();
process.exitCode = runTests();

function runTests() {
  mkdirSync(join(resultFile, '..'), { recursive: true });
  rmSync(resultFile, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reports = [
    '--reporter=default',
    `--reporter=${join(import.meta.dirname, 'support/tell-second-tries.ts')}`,
    '--reporter=json',
    `--outputFile.json=${resultFile}`,
  ];
  const { status } = run(process.execPath, [
    vitest,
    'run',
    '--config',
    'test/vitest.config.ts',
    ...reports,
    ...vitestArgs,
  ]);
  const { passed, failed, skipped } = countTests(status !== 0);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function countTests(/** @type {boolean} */ runFailed) {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(resultFile, 'utf8'));
  // A file that cannot be loaded holds no tests, and an unhandled error belongs to none: each counts as one.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && runFailed ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** What cannot be installed is said here in one line; the tests that need it then fail with the same line. */
function provideBrowser() {
  if (findChromium() && hasChineseFont()) return;
  if (canInstall() && !process.env['CHROMIUM']) install('chromium', 'fonts-noto-cjk', 'fontconfig');
  if (!findChromium()) console.error(CHROMIUM_MISSING);
  else if (!hasChineseFont())
    console.error('no Chinese font: run `apt-get install fonts-noto-cjk fontconfig`');
}

function providePostgres() {
  try {
    findPostgresBinaries();
  } catch (error) {
    if (canInstall()) install('postgresql');
    else console.error(error instanceof Error ? error.message : error);
  }
}

/** Without it one test is skipped, by name and with its reason: fsyncs cannot be counted from outside. */
function provideTracer() {
  if (spawnSync('strace', ['-V'], { stdio: 'ignore' }).error && canInstall()) install('strace');
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(/** @type {string[]} */ ...packages) {
  console.log(`installing ${packages.join(', ')} with apt-get`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function build() {
  try {
    ensureServerBuilt();
    ensureClientBuilt();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('\n0 passed, 1 failed, 0 skipped');
    process.exit(1);
  }
}

function run(/** @type {string} */ command, /** @type {string[]} */ commandArgs) {
  return spawnSync(command, commandArgs, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
