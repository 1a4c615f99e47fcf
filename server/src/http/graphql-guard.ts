import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOfCaller, refusalOfSite, type Refusal } from './foreign-request.ts';

/**
 * Refuses what our own client never sends, before the body is read or a session looked up.
 *
 * Each check alone stops a foreign page from acting with the user's cookie (CSRF); a browser forgets one of them
 * now and then.
 *
 * @param origins What the address bar of our own pages shows.
 */
export function createGraphqlGuard(origins: () => readonly string[]) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    void reply.header('cache-control', 'no-store');
    const refusal = refusalOf(request.headers, origins());
    if (refusal)
      await reply.code(refusal.status).send({ errors: [{ message: refusal.code, extensions: refusal }] });
  };
}

function refusalOf(headers: FastifyRequest['headers'], origins: readonly string[]): Refusal | null {
  const foreign = refusalOfSite(headers, origins);
  if (foreign) return foreign;
  if (!/^application\/json(; *charset=utf-8)?$/i.test(headers['content-type'] ?? '')) {
    return { status: 415, code: 'JSON_ONLY' };
  }
  if (headers['content-encoding'] !== undefined) return { status: 415, code: 'PLAIN_JSON_ONLY' };
  return refusalOfCaller(headers);
}
