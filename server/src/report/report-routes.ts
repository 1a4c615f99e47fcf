import { kindOfPath, REPORT_FILES_ROOT } from '@attain/shared/report/report-paths';
import type { ReportFileKind } from '@attain/shared/report/report-job';
import type { FastifyInstance } from 'fastify';
import type { createContextOf } from '../graphql/context.ts';
import { attachment } from '../http/attachment.ts';
import { refusalOfSite } from '../http/foreign-request.ts';
import { sendFile } from '../http/send-file.ts';
import type { ReportJobService } from './report-job.service.ts';

interface Parts {
  readonly reportJobs: ReportJobService;
  readonly contextOf: ReturnType<typeof createContextOf>;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

interface Place {
  readonly Params: { readonly jobId: string; readonly kind: string };
}

export const MEDIA_TYPES: { readonly [K in ReportFileKind]: string } = {
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JSON: 'application/json; charset=utf-8',
};

/**
 * `GET /report-files/JOB/KIND`: one file of a finished job, whole or in parts.
 *
 * Each request is authorised by itself; there are no addresses that carry a permission.
 */
export function addReportRoutes(server: FastifyInstance, { reportJobs, contextOf, origins }: Parts): void {
  server.route<Place>({
    method: ['GET', 'HEAD'],
    url: `${REPORT_FILES_ROOT}/:jobId/:kind`,
    // Packed on the way, a file would have neither its length nor its parts.
    compress: false,
    handler: async (request, reply) => {
      void reply.headers({ 'cache-control': 'private, no-cache', vary: 'Cookie' });
      const refusal = refusalOfSite(request.headers, origins());
      if (refusal) return reply.code(refusal.status).send({ error: refusal.code });
      const { viewer } = await contextOf(request, reply);
      if (!viewer) return reply.code(401).send({ error: 'NOT_SIGNED_IN' });
      const kind = kindOfPath(request.params.kind);
      const file = kind && (await reportJobs.file(viewer.grants, request.params.jobId, kind));
      if (!kind || !file) return reply.code(404).send({ error: 'NOT_FOUND' });
      const disposition = attachment(file.facts.name, `report.${kind.toLowerCase()}`);
      return sendFile(request, reply, { ...file, ...file.facts, mediaType: MEDIA_TYPES[kind], disposition });
    },
  });
}
