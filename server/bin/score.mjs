// `pnpm score`: the rule engine on the command line; see server/src/score/score.command.ts.
import { createReadStream } from 'node:fs';
import { ensureServerBuilt } from './ensure-built.mjs';

// A reader that has seen enough (`pnpm score … | head`) closes the pipe; that is no failure.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  ensureServerBuilt();
  const { runScoreCommand } = await import('../dist/score/score.command.js');
  const { exitCode, stderr } = await runScoreCommand({
    args: process.argv.slice(2),
    open: (/** @type {string} */ file) => (file === '-' ? process.stdin : createReadStream(file)),
    // Waits until what is printed has left, so that a slow reader holds the work back and not the memory.
    write: (/** @type {string} */ text) =>
      new Promise((resolve) => process.stdout.write(text, () => resolve(undefined))),
  });
  process.stderr.write(stderr);
  process.exitCode = exitCode;
} catch (error) {
  process.stderr.write(`score: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
