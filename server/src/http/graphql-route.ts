import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { createContextOf, RequestContext } from '../graphql/context.ts';
import { COMPRESS_AT_ONCE } from './create-server.ts';
import { createGraphqlGuard } from './graphql-guard.ts';

const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Half the time of the usual 6, for a twentieth more bytes: an answer is compressed for one device, once. */
const GZIP_LEVEL = 3;

/**
 * `POST /graphql`, and nothing else there.
 *
 * @param origins Known only after listening when the port is 0, hence a function.
 */
export function addGraphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  contextOf: ReturnType<typeof createContextOf>,
  origins: () => readonly string[],
): void {
  server.post('/graphql', {
    onRequest: createGraphqlGuard(origins),
    compress: { syncThreshold: COMPRESS_AT_ONCE, zlibOptions: { level: GZIP_LEVEL } },
    handler: fastifyApolloHandler(apollo, { context: contextOf }),
  });
  server.route({
    method: OTHER_METHODS,
    url: '/graphql',
    handler: async (_request, reply) => reply.code(405).header('allow', 'POST').send({ error: 'POST only' }),
  });
  server.addHook('onClose', () => apollo.stop());
}
