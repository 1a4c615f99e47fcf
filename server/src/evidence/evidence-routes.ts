import { maxBytesOf } from '@attain/shared/evidence/check-evidence';
import { EVIDENCE_FORMATS } from '@attain/shared/evidence/evidence-format';
import { EVIDENCE_ROOT } from '@attain/shared/evidence/evidence-paths';
import { EvidencePart } from '@attain/shared/evidence/evidence-state';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { createContextOf } from '../graphql/context.ts';
import { refusalOfCaller, refusalOfSite, type Refusal } from '../http/foreign-request.ts';
import { describeContent } from './content-headers.ts';
import type { Evidence } from './evidence.entity.ts';
import { byteCountOf, isHere, type EvidenceService } from './evidence.service.ts';
import { uploadName } from './evidence-files.ts';
import { TUS_VERSION, type UploadStore } from './upload-store.ts';

interface Parts {
  readonly evidence: EvidenceService;
  readonly uploads: UploadStore;
  readonly contextOf: ReturnType<typeof createContextOf>;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

interface Place {
  readonly Params: { readonly evidenceId: string; readonly part: string };
}

const BYTES = 'application/offset+octet-stream';
/** Not in HTTP's list: tus' checksum extension defines it for bytes that are not those named. */
const CHECKSUM_MISMATCH = 460;

/**
 * The bytes of evidence: `HEAD` and `PATCH …/upload` take them in by tus, `GET` gives the checked copy.
 *
 * Each request is authorised by itself; there are no addresses that carry a permission.
 */
export async function addEvidenceRoutes(server: FastifyInstance, parts: Parts): Promise<void> {
  await server.register((scope, _options, done) => {
    // The store reads the bytes from the connection, as they come.
    scope.addContentTypeParser(BYTES, (_request, _payload, done) => done(null));
    scope.addHook('onRequest', async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
    });
    scope.route<Place>({
      method: ['HEAD', 'PATCH'],
      url: `${EVIDENCE_ROOT}/:evidenceId/:part/upload`,
      onRequest: async (request, reply) => {
        void reply.header('tus-resumable', TUS_VERSION);
        const refusal =
          refusalOfSite(request.headers, parts.origins()) ??
          refusalOfCaller(request.headers) ??
          refusalOfBody(request);
        if (refusal) await refuse(reply, refusal.status, refusal.code);
      },
      handler: (request, reply) => takeUpload(parts, request, reply),
    });
    scope.get<Place>(`${EVIDENCE_ROOT}/:evidenceId/:part`, {
      exposeHeadRoute: false,
      onRequest: async (request, reply) => {
        const refusal = refusalOfSite(request.headers, parts.origins());
        if (refusal) await refuse(reply, refusal.status, refusal.code);
      },
      handler: (request, reply) => giveContent(parts, request, reply),
    });
    done();
  });
}

async function takeUpload(
  parts: Parts,
  request: FastifyRequest<Place>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { evidence: service, uploads, contextOf } = parts;
  const { viewer } = await contextOf(request, reply);
  if (!viewer) return refuse(reply, 401, 'NOT_SIGNED_IN');
  const part = readPart(request.params.part);
  const evidence = part && (await service.findForUpload(request.params.evidenceId, viewer));
  const byteCount = evidence ? byteCountOf(evidence, part) : null;
  if (!part || !evidence || byteCount === null) return refuse(reply, 404, 'NOT_FOUND');
  if (isHere(evidence, part)) return tellWhole(request, reply, byteCount);
  if (await service.isLeftWhole(evidence, part)) return arrive(service, evidence, part, request, reply);

  const answer = await uploads.answer(request, uploadName(evidence.id, part), byteCount);
  const offset = answer.headers.get('upload-offset');
  if (answer.ok && Number(offset) === byteCount) {
    if (request.method === 'PATCH') return arrive(service, evidence, part, request, reply);
    // Its last byte came while this request waited: whole is what was looked at, so it is looked at anew.
    return takeUpload(parts, request, reply);
  }
  if (offset !== null) void reply.header('upload-offset', offset);
  if (request.method === 'HEAD') void reply.header('upload-length', byteCount);
  if (answer.status >= 500) {
    request.log.error({ event: 'upload-failed', status: answer.status });
    // What was left unread (the disk is full) must not be taken for the next request.
    void reply.header('connection', 'close');
  }
  return reply.code(answer.status).send(request.method === 'HEAD' ? undefined : await answer.text());
}

/** The last byte is here. */
async function arrive(
  service: EvidenceService,
  evidence: Evidence,
  part: EvidencePart,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const arrival = await service.arrive(evidence, part);
  if (arrival === 'MISMATCH') return refuse(reply, CHECKSUM_MISMATCH, 'HASH_MISMATCH');
  return tellWhole(request, reply, byteCountOf(evidence, part) ?? 0);
}

function tellWhole({ method }: FastifyRequest, reply: FastifyReply, byteCount: number): FastifyReply {
  void reply.header('upload-offset', byteCount);
  if (method === 'HEAD') void reply.header('upload-length', byteCount);
  return reply.code(method === 'HEAD' ? 200 : 204).send();
}

async function giveContent(
  { evidence: service, contextOf }: Parts,
  request: FastifyRequest<Place>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { viewer } = await contextOf(request, reply);
  if (!viewer) return refuse(reply, 401, 'NOT_SIGNED_IN');
  const part = readPart(request.params.part);
  const evidence = part && (await service.find(request.params.evidenceId, viewer));
  const content = evidence ? await service.openContent(evidence, part) : null;
  if (!part || !evidence || !content) return refuse(reply, 404, 'NOT_FOUND');
  const headers = describeContent(evidence, part);
  void reply.headers(headers);
  if (request.headers['if-none-match'] === headers.etag) {
    content.destroy();
    return reply.code(304).send();
  }
  return reply
    .type(part === 'full' ? EVIDENCE_FORMATS[evidence.format].mediaType : 'image/jpeg')
    .send(content);
}

function refusalOfBody({ method, headers }: FastifyRequest): Refusal | null {
  if (method !== 'PATCH') return null;
  if (headers['content-encoding'] !== undefined) return { status: 415, code: 'PLAIN_BYTES_ONLY' };
  const length = headers['content-length'];
  // Only what says its length can be refused before it is read.
  if (length === undefined) return { status: 411, code: 'LENGTH_REQUIRED' };
  // Of the largest there is; how much may come for this piece is told by its row.
  return Number(length) > maxBytesOf('PDF') ? { status: 413, code: 'TOO_LARGE' } : null;
}

function readPart(text: string): EvidencePart | null {
  return Object.values(EvidencePart).find((part) => part === text) ?? null;
}

function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error });
}
