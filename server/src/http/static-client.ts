import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ASSETS, keepBuild } from './kept-builds.ts';

/** A year, in seconds: the build puts a hash of the content into these files' names. */
const HASHED = 'public, max-age=31536000, immutable';
/** Asked again each time, so that a new version is noticed: the shell, the service worker, the manifest. */
const FRESH = 'no-cache';

/**
 * Serves the built client; every path that names no file is one of its pages.
 *
 * @param kept Folder for the hashed files of earlier builds: a page that was opened before the update still asks for them.
 */
export async function serveClient(
  server: FastifyInstance,
  folder: string,
  kept: string,
  now: Date,
): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    server.log.warn({ event: 'client-not-built', folder });
    return;
  }
  // A full disk is no reason not to serve what is there.
  await keepBuild(folder, kept, now).catch((err: unknown) =>
    server.log.error({ event: 'build-not-kept', err }),
  );
  const roots = existsSync(join(kept, ASSETS)) ? [folder, kept] : [folder];
  const hashed = roots.map((root) => join(root, ASSETS));
  await server.register(fastifyStatic, {
    root: roots,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = hashed.some((assets) => path.startsWith(assets));
      void reply.header('cache-control', isHashed ? HASHED : FRESH);
    },
  });
  server.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !request.url.split('?')[0]?.includes('.');
    // A missing file must not be answered with a page: the service worker would keep it as that file.
    if (!isPage) return reply.code(404).send({ error: 'not found' });
    return reply.sendFile('index.html');
  });
}
