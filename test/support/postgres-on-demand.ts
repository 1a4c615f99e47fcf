import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startThrowawayPostgres, type ThrowawayPostgres } from './throwaway-postgres.ts';

/** One PostgreSQL for the whole test run, started by the first test file that asks for it. */
export default async function providePostgresOnDemand(project: TestProject) {
  let postgres: Promise<ThrowawayPostgres> | undefined;
  const starter = createServer((_request, response) => {
    // Nothing here outlives the run, so waiting for the disk would only slow the tests down.
    postgres ??= startThrowawayPostgres({ settings: ['fsync=off', 'full_page_writes=off'] });
    postgres.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : 'failed'),
    );
  });
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = starter.address() as AddressInfo;
  project.provide('postgresStarterUrl', `http://127.0.0.1:${port}/`);

  return async () => {
    starter.close();
    starter.closeAllConnections();
    await postgres?.then(
      (started) => started.stop(),
      () => undefined, // The tests that needed it have failed with its message.
    );
  };
}
