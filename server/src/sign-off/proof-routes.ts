import rateLimit from '@fastify/rate-limit';
import { readShortCode } from '@attain/shared/sign-off/short-code';
import { PROOF_ROOT, proofPath } from '@attain/shared/sign-off/sign-off-paths';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { markup } from '../http/markup.ts';
import { sendPublicPage } from '../http/public-page.ts';
import { compareHash } from './compare-hash.ts';
import { askPage, mistypedPage, proofPage, unknownPage } from './proof-page.ts';
import type { ProofService } from './proof.service.ts';

/** An office behind one address checks a pile of papers; nobody guesses 55 bits at this pace. */
const QUESTIONS = { max: 60, timeWindow: '1 minute' };

interface Query {
  readonly code?: unknown;
  readonly sha256?: unknown;
}

/**
 * `GET /public/proof/` asks for a code, `GET /public/proof/CODE` confirms a signed version to anybody.
 *
 * Nothing here asks who it is, and nothing is told that is not on the paper.
 */
export async function addProofRoutes(server: FastifyInstance, proofs: ProofService): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(rateLimit, QUESTIONS);
    scope.setErrorHandler(async (error: Error & { readonly statusCode?: number }, request, reply) => {
      if (error.statusCode !== 429) throw error;
      return sendPublicPage(request, reply, tooManyPage(), 429);
    });
    scope.get(PROOF_ROOT, async (_request, reply) => reply.redirect(`${PROOF_ROOT}/`, 308));
    scope.get<{ Querystring: Query }>(`${PROOF_ROOT}/`, async (request, reply) => {
      const { code: typed } = request.query;
      if (typeof typed !== 'string' || typed.trim() === '') return sendPublicPage(request, reply, askPage());
      const code = readShortCode(typed);
      if (code !== null) return reply.redirect(proofPath(code), 303);
      return sendPublicPage(request, reply, mistypedPage(typed), 404);
    });
    scope.get<{ Params: { readonly code: string }; Querystring: Query }>(
      `${PROOF_ROOT}/:code`,
      async (request, reply) => answer(proofs, request.params.code, request.query, request, reply),
    );
  });
}

async function answer(
  proofs: ProofService,
  typed: string,
  { sha256 }: Query,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const proof = await proofs.find(typed);
  if (proof.kind === 'MISTYPED') return sendPublicPage(request, reply, mistypedPage(typed), 404);
  if (proof.kind === 'UNKNOWN') return sendPublicPage(request, reply, unknownPage(typed), 404);
  const { files } = proof.version;
  const comparison = typeof sha256 === 'string' ? compareHash(sha256.slice(0, 200), files) : null;
  return sendPublicPage(request, reply, proofPage(proof, comparison));
}

function tooManyPage() {
  const content = markup`
    <h1>查验过于频繁</h1>
    <p>这个网络地址在一分钟内查验了很多次。请一分钟后再试。</p>`;
  return { title: '查验过于频繁', content, isHidden: true };
}
