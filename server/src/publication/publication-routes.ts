import { publishedDocumentSchema } from '@attain/shared/publication/public-report-schema';
import { REPORTS_ROOT, SCHEMA_PATH } from '@attain/shared/publication/publication-paths';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../http/attachment.ts';
import { PUBLIC_ROOT, sendNotPublic, sendPublicPage, sendPublicText } from '../http/public-page.ts';
import { sendFile } from '../http/send-file.ts';
import { fileNameOf } from '../report/file-name.ts';
import { indexPage, publicationPage, withdrawnPage } from './publication-pages.ts';
import type { PublicReportsService } from './public-reports.service.ts';

interface Parts {
  readonly publicReports: PublicReportsService;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

interface Place {
  readonly Params: { readonly slug: string; readonly number: string; readonly file?: string };
}

const NUMBER = /^[1-9]\d{0,5}$/;
const PLACE = `${REPORTS_ROOT}/:slug/:number`;

/**
 * What was published, below `/public/`: the list, a page for each publication, its files, and the description of their
 * fields. Nobody is asked who they are.
 */
export function addPublicationRoutes(server: FastifyInstance, { publicReports, origins }: Parts): void {
  const find = ({ params: { slug, number } }: FastifyRequest<Place>) =>
    NUMBER.test(number) ? publicReports.find(slug, Number(number)) : Promise.resolve(null);

  server.get(PUBLIC_ROOT, async (request, reply) =>
    sendPublicPage(request, reply, indexPage(await publicReports.all())),
  );
  server.get(SCHEMA_PATH, async (request, reply) => {
    const schema = publishedDocumentSchema((origins()[0] ?? '') + SCHEMA_PATH);
    return sendPublicText(
      request,
      reply,
      `${JSON.stringify(schema, null, 2)}\n`,
      'application/schema+json; charset=utf-8',
    );
  });
  server.get<Place>(PLACE, async (request, reply) =>
    (await find(request))
      ? reply.redirect(`${request.url.split('?')[0] ?? ''}/`, 308)
      : sendNotPublic(request, reply),
  );
  server.get<Place>(`${PLACE}/`, async (request, reply) => {
    const found = await find(request);
    if (!found) return sendNotPublic(request, reply);
    const document = await publicReports.document(found.publication);
    return document
      ? sendPublicPage(request, reply, publicationPage(found, document))
      : sendPublicPage(request, reply, withdrawnPage(found), 410);
  });
  server.route<Place>({
    method: ['GET', 'HEAD'],
    url: `${PLACE}/:file`,
    // Packed on the way, a file would have neither its length nor its parts.
    compress: false,
    handler: async (request, reply) => {
      const found = await find(request);
      const isOne = found?.publication.files.some(({ name }) => name === request.params.file) ?? false;
      if (!found || !isOne) return sendNotPublic(request, reply);
      const file = await publicReports.file(found.publication, request.params.file ?? '');
      if (!file) return sendPublicPage(request, reply, withdrawnPage(found), 410);
      return sendPublished(request, reply, found.publication.title, file);
    },
  });
}

function sendPublished(
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  { facts, path }: NonNullable<Awaited<ReturnType<PublicReportsService['file']>>>,
): FastifyReply {
  // Asked again each time: it may be withdrawn.
  void reply.header('cache-control', 'no-cache');
  const disposition = attachment(`${fileNameOf(title)}-${facts.name}`, facts.name);
  return sendFile(request, reply, { ...facts, path, disposition });
}
