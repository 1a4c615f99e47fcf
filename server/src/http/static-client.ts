import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A year, in seconds: the build puts a hash of the content into these files' names. */
const HASHED = 'public, max-age=31536000, immutable';
/** Asked again each time, so that a new version is noticed: the shell, the service worker, the manifest. */
const FRESH = 'no-cache';

/** Serves the built client; every path that names no file is one of its pages. */
export async function serveClient(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.log.warn({ event: 'client-not-built', folder });
    return;
  }
  await server.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.startsWith(join(folder, 'assets')) ? HASHED : FRESH);
    },
  });
  server.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !request.url.split('?')[0]?.includes('.');
    // A missing file must not be answered with a page: the service worker would keep it as that file.
    if (!isPage) return reply.code(404).send({ error: 'not found' });
    return reply.sendFile('index.html');
  });
}
