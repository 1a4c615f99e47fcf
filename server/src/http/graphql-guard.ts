import { APP_HEADER } from '@attain/shared/sync/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';

const PROTOCOL = /^\d{1,6}$/;

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

interface Refusal {
  readonly status: number;
  readonly code: string;
}

function refusalOf(headers: FastifyRequest['headers'], origins: readonly string[]): Refusal | null {
  if (!URL.canParse(`http://${headers.host}`)) return { status: 400, code: 'HOST_MALFORMED' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, code: 'FOREIGN_SITE' };
  const { origin } = headers;
  if (origin !== undefined && !origins.includes(origin)) return { status: 403, code: 'FOREIGN_ORIGIN' };
  if (!/^application\/json(; *charset=utf-8)?$/i.test(headers['content-type'] ?? '')) {
    return { status: 415, code: 'JSON_ONLY' };
  }
  if (headers['content-encoding'] !== undefined) return { status: 415, code: 'PLAIN_JSON_ONLY' };
  if (!PROTOCOL.test(String(headers[APP_HEADER]))) return { status: 400, code: 'APP_HEADER_MISSING' };
  return null;
}
