import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import {
  MOST_TEMPLATE_BYTES,
  templateKindOfPath,
  TEMPLATES_ROOT,
} from '@attain/shared/report-template/template-paths';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { createContextOf } from '../graphql/context.ts';
import { attachment, printableName } from '../http/attachment.ts';
import { refusalOfCaller, refusalOfSite, type Refusal } from '../http/foreign-request.ts';
import { sendFile } from '../http/send-file.ts';
import { MEDIA_TYPES } from '../report/report-routes.ts';
import { receiveFile } from './receive-file.ts';
import type { ReportTemplateService } from './report-template.service.ts';

interface Parts {
  readonly reportTemplates: ReportTemplateService;
  /** Where bytes wait while they are looked at. */
  readonly uploadFolder: string;
  readonly contextOf: ReturnType<typeof createContextOf>;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

interface UploadPlace {
  readonly Params: { readonly roundId: string; readonly kind: string };
  readonly Querystring: { readonly name?: string };
}

const BYTES = 'application/octet-stream';
const FORMATS: { readonly [K in TemplateKind]: 'DOCX' | 'XLSX' } = { REPORT: 'DOCX', ANNEX: 'XLSX' };

/**
 * `POST …/ROUND/KIND` brings a template, `GET …/files/ID` and `GET …/example/KIND` give one.
 *
 * Each request is authorised by itself; there are no addresses that carry a permission.
 */
export async function addReportTemplateRoutes(server: FastifyInstance, parts: Parts): Promise<void> {
  await server.register((scope, _options, done) => {
    // The bytes are read from the connection, counted, and never held as a whole.
    scope.addContentTypeParser(BYTES, (_request, _payload, parsed) => parsed(null));
    scope.addHook('onRequest', async (request, reply) => {
      void reply.headers({ 'cache-control': 'private, no-cache', vary: 'Cookie' });
      const refusal = refusalOfSite(request.headers, parts.origins());
      if (refusal) await refuse(reply, refusal);
    });
    scope.post<UploadPlace>(`${TEMPLATES_ROOT}/:roundId/:kind`, {
      onRequest: async (request, reply) => {
        const refusal = refusalOfCaller(request.headers) ?? refusalOfBody(request);
        if (refusal) await refuse(reply, refusal);
      },
      handler: (request, reply) => takeTemplate(parts, request, reply),
    });
    scope.get<{ readonly Params: { readonly id: string } }>(`${TEMPLATES_ROOT}/files/:id`, {
      compress: false,
      handler: (request, reply) => giveTemplate(parts, request, reply),
    });
    scope.get<{ readonly Params: { readonly kind: string } }>(`${TEMPLATES_ROOT}/example/:kind`, {
      compress: false,
      handler: (request, reply) => giveExample(parts, request, reply),
    });
    done();
  });
}

async function takeTemplate(
  { reportTemplates, uploadFolder, contextOf }: Parts,
  request: FastifyRequest<UploadPlace>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { viewer } = await contextOf(request, reply);
  if (!viewer) return refuse(reply, { status: 401, code: 'NOT_SIGNED_IN' });
  const kind = templateKindOfPath(request.params.kind);
  if (!kind) return refuse(reply, { status: 404, code: 'NOT_FOUND' });
  const { roundId } = request.params;
  const path = join(uploadFolder, randomUUID());
  try {
    await reportTemplates.assertCanBring(viewer.grants, roundId);
    if (!(await receiveFile(request.raw, path, MOST_TEMPLATE_BYTES))) {
      return await refuse(reply, { status: 413, code: 'TOO_LARGE' });
    }
    const name = printableName(request.query.name ?? '').trim() || `template.${FORMATS[kind].toLowerCase()}`;
    const outcome = await reportTemplates.bring(viewer, { roundId, kind, name, path });
    if (outcome.kind === 'REFUSED') return await reply.code(422).send({ lines: outcome.lines });
    return await reply.code(201).send({ id: outcome.template.id, lines: [...outcome.template.notes] });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refuse(reply, { status: error.code === 'FORBIDDEN' ? 403 : 404, code: String(error.code) });
  } finally {
    await rm(path, { force: true });
  }
}

async function giveTemplate(
  { reportTemplates, contextOf }: Parts,
  request: FastifyRequest<{ readonly Params: { readonly id: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { viewer } = await contextOf(request, reply);
  if (!viewer) return refuse(reply, { status: 401, code: 'NOT_SIGNED_IN' });
  const file = await reportTemplates.file(viewer.grants, request.params.id);
  if (!file) return refuse(reply, { status: 404, code: 'NOT_FOUND' });
  const { kind, name, sha256, byteCount } = file.template;
  const format = FORMATS[kind];
  return sendFile(request, reply, {
    path: file.path,
    sha256,
    byteCount,
    mediaType: MEDIA_TYPES[format],
    disposition: attachment(name, `template.${format.toLowerCase()}`),
  });
}

async function giveExample(
  { contextOf }: Parts,
  request: FastifyRequest<{ readonly Params: { readonly kind: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { viewer } = await contextOf(request, reply);
  if (!viewer) return refuse(reply, { status: 401, code: 'NOT_SIGNED_IN' });
  const kind = templateKindOfPath(request.params.kind);
  if (!kind) return refuse(reply, { status: 404, code: 'NOT_FOUND' });
  const format = FORMATS[kind];
  // Asked for once in a while; what writes Office files would make every start slower by a third.
  const { exampleTemplate } = await import('./example-template.ts');
  const name = `${kind === 'REPORT' ? '报告模板示例' : '附表模板示例'}.${format.toLowerCase()}`;
  return reply
    .type(MEDIA_TYPES[format])
    .header('content-disposition', attachment(name, `example.${format.toLowerCase()}`))
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(await exampleTemplate(kind)));
}

function refusalOfBody({ headers }: FastifyRequest): Refusal | null {
  if (headers['content-type'] !== BYTES) return { status: 415, code: 'BYTES_ONLY' };
  if (headers['content-encoding'] !== undefined) return { status: 415, code: 'PLAIN_BYTES_ONLY' };
  const length = headers['content-length'];
  // Only what says its length can be refused before it is read.
  if (length === undefined) return { status: 411, code: 'LENGTH_REQUIRED' };
  return Number(length) > MOST_TEMPLATE_BYTES ? { status: 413, code: 'TOO_LARGE' } : null;
}

function refuse(reply: FastifyReply, { status, code }: Refusal): FastifyReply {
  // What was left unread must not be taken for the next request.
  if (status !== 404) void reply.header('connection', 'close');
  return reply.code(status).send({ error: code });
}
