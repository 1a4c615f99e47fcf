import { ALTERED_REQUEST, CALL_HEADER, DIGEST_HEADER, digestedText } from '@attain/shared/sync/body-digest';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sha256Hex } from '../sha256-hex.ts';

/**
 * For the routes of this scope: refuses a JSON body that came otherwise than it was sent, with 400 and ALTERED_REQUEST,
 * and tells the digest of each answer, before it is compressed.
 */
export function checkBodies(scope: FastifyInstance): void {
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    const digest = request.headers[DIGEST_HEADER];
    if (digest !== undefined && digest !== digestOf(request, body)) return done(new AlteredRequest());
    return parseJson(request, body, done);
  });
  scope.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload === 'string' && request.headers[CALL_HEADER] !== undefined) {
      void reply.header(DIGEST_HEADER, digestOf(request, payload));
    }
    return payload;
  });
  scope.setErrorHandler(async (error, request, reply) => {
    if (!(error instanceof AlteredRequest)) throw error;
    request.log.warn({ event: 'altered-request' });
    return reply
      .code(400)
      .send({ errors: [{ message: ALTERED_REQUEST, extensions: { code: ALTERED_REQUEST } }] });
  });
}

class AlteredRequest extends Error {
  override readonly name = 'AlteredRequest';
}

function digestOf({ headers }: FastifyRequest, body: string): string {
  return sha256Hex(digestedText(String(headers[CALL_HEADER] ?? ''), body));
}
