import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { startMessage } from './start-message.ts';

// What people entered is read by the account that runs the server, and by nobody else of the machine.
process.umask(0o077);

let isEnding = false;

/** The server as a process: `node dist/main.js`. */
try {
  const config = readConfig(process.env);
  const app = await createApp(config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(app));
  process.stdout.write(startMessage(config, app.url));
} catch (error) {
  // What an operator can mend is one line; anything else is a defect and keeps its stack.
  const text = error instanceof Error && !(error instanceof ConfigError) ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

/** A terminal sends Ctrl-C to the whole group, and people press it twice: only the first one counts. */
async function end(app: Awaited<ReturnType<typeof createApp>>): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await app.close();
  process.exit(0);
}
