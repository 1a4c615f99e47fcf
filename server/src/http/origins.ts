import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** What the address bar of our own pages may show; the first is the one to print. */
export function originsOf(config: Config, server: FastifyInstance): readonly [string, ...string[]] {
  if (config.publicOrigin !== null) return [config.publicOrigin];
  // With the setting 0 the port is known only now.
  const [bound] = server.addresses();
  const port = typeof bound === 'object' ? bound.port : config.port;
  const local = ['127.0.0.1', '[::1]', config.host].map((host) => `http://${host}:${port}`);
  return [`http://localhost:${port}`, ...local];
}
