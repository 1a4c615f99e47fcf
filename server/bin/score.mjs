// `pnpm score`: the rule engine on the command line; see server/src/score/score.command.ts.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { ensureServerBuilt } from './ensure-built.mjs';

// A reader that has seen enough (`pnpm score … | head`) closes the pipe; that is no failure.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  ensureServerBuilt();
  const { runScoreCommand } = await import('../dist/score/score.command.js');
  const { exitCode, stdout, stderr } = await runScoreCommand({
    args: process.argv.slice(2),
    readText: (/** @type {string} */ file) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8')),
  });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
} catch (error) {
  process.stderr.write(`score: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
