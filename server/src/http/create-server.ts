import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { isSecure, type Config } from '../config.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** 1 MB: four times the largest push. */
const BODY_LIMIT = 1024 * 1024;
/** An answer up to this size is compressed in a fraction of a millisecond: a stream and a thread would cost more. */
export const COMPRESS_AT_ONCE = 64 * 1024;
/** A phone on a bad network sends slowly, but not this slowly. */
const REQUEST_TIMEOUT_MS = 60_000;

/** The HTTP server with what every route needs: logs without secrets, headers, cookies, compression, limits. */
export async function createServer(config: Config): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A forwarded address counts only from a proxy on this machine, and only where one was set up.
    trustProxy: config.publicOrigin === null ? false : 'loopback',
    forceCloseConnections: 'idle',
    logger: {
      level: config.logLevel,
      serializers: { req: () => ({}), res: () => ({}), err: describeError },
      redact: ['*.password', '*.token', '*.cookie', 'headers', 'variables'],
    },
    logController: new LogController({ disableRequestLogging: true }),
  });
  logRequests(server);
  hideDefects(server);
  await addSecurityHeaders(server, isSecure(config));
  await server.register(cookie);
  // Requests are not unpacked: a small body must not grow beyond the limit.
  await server.register(compress, { globalDecompression: false, syncThreshold: COMPRESS_AT_ONCE });
  return server;
}

/** One line per request: who, what, how it ended, how long it took; neither query nor body. */
function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      event: 'request',
      method: request.method,
      path: request.url.split('?')[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      address: request.ip,
    });
  });
}

/** Errors of the HTTP layer keep their status and say no more than it. */
function hideDefects(server: FastifyInstance): void {
  server.setErrorHandler(async (error: Error & { readonly statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ event: 'defect', err: error });
    void reply.header('cache-control', 'no-store');
    return reply
      .code(status)
      .send({ error: status >= 500 ? 'internal error' : 'bad request', requestId: request.id });
  });
}

/** Without what else hangs on an error: a failed query's parameters are what people entered. */
function describeError(error: Error & { readonly code?: string }) {
  return { type: error.name, message: error.message, stack: error.stack ?? '', code: error.code };
}
