import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { createContextOf, RequestContext } from '../graphql/context.ts';
import { Admission } from './admission.ts';
import { checkBodies } from './body-digest.ts';
import { COMPRESS_AT_ONCE } from './create-server.ts';
import { createGraphqlGuard } from './graphql-guard.ts';

const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Half the time of the usual 6, for a twentieth more bytes: an answer is compressed for one device, once. */
const GZIP_LEVEL = 3;

/** What devices ask for by themselves, all of them at once when a network is back; people's own calls never wait. */
const SYNC_OPERATIONS: readonly unknown[] = ['SyncConfirm', 'SyncPush', 'SyncPull', 'SyncBucket'];

/**
 * `POST /graphql`, and nothing else there.
 *
 * @param origins Known only after listening when the port is 0, hence a function.
 */
export async function addGraphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  contextOf: ReturnType<typeof createContextOf>,
  origins: () => readonly string[],
): Promise<void> {
  const answer = fastifyApolloHandler(apollo, { context: contextOf });
  const admission = new Admission(() => performance.now());
  async function answerSync(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const caller = request.headers.cookie ?? '';
    const refusal = admission.refusal(caller);
    if (refusal !== null) {
      void reply.header('retry-after', String(refusal));
      return reply.code(503).send({ errors: [{ message: 'BUSY', extensions: { code: 'BUSY' } }] });
    }
    return admission.run(caller, async () => {
      // Who has given up meanwhile sends the same again; the answer would reach nobody.
      if (reply.raw.destroyed) return reply;
      return answer.call(server, request, reply);
    });
  }
  await server.register((scope, _options, done) => {
    checkBodies(scope);
    scope.post('/graphql', {
      onRequest: createGraphqlGuard(origins),
      compress: { syncThreshold: COMPRESS_AT_ONCE, zlibOptions: { level: GZIP_LEVEL } },
      handler: (request, reply) =>
        isSync(request.body) ? answerSync(request, reply) : answer.call(server, request, reply),
    });
    scope.route({
      method: OTHER_METHODS,
      url: '/graphql',
      handler: async (_request, reply) =>
        reply.code(405).header('allow', 'POST').send({ error: 'POST only' }),
    });
    done();
  });
  server.addHook('onClose', () => apollo.stop());
}

/** By the name that our app gives; who calls it otherwise is not one of many phones. */
function isSync(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'operationName' in body &&
    SYNC_OPERATIONS.includes(body.operationName)
  );
}
