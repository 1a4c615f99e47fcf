import 'reflect-metadata';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';

/** Starts the server for `pnpm start` and production; ends on SIGINT and SIGTERM. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<Awaited<ReturnType<typeof createApp>>> {
  const app = await createApp(readConfig(env));
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group, so pnpm and we may each get it, and again by hand.
      if (isClosing) return;
      isClosing = true;
      void app.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
  return app;
}

/** One line for what an operator can mend; anything else is a defect and keeps its stack. */
export function endWithOneLine(error: unknown): never {
  const line = error instanceof ConfigError ? `attain: ${error.message}` : `attain: ${String(error)}`;
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
