import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { ConfigError } from '../config-error.ts';

type Address = Pick<Config, 'host' | 'port'>;

/** Makes sure that the address can be had, before anything is written for it. @throws ConfigError */
export async function assertPortIsFree({ host, port }: Address): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portError(error, { host, port })));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** @throws ConfigError */
export async function listen(server: FastifyInstance, { host, port }: Address): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw portError(error, { host, port });
  }
}

function portError(error: unknown, { host, port }: Address): ConfigError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(`port ${port} on ${host} is in use by another program; set PORT to another one`);
    case 'EACCES':
      return new ConfigError(`port ${port} may not be used by this user; set PORT to one above 1023`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(`HOST is "${host}", which is no address of this machine`);
    default:
      return new ConfigError(`cannot listen on ${host}:${port}: ${String(error)}`);
  }
}
