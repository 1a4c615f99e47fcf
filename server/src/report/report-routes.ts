import { kindOfPath, REPORT_FILES_ROOT } from '@attain/shared/report/report-paths';
import type { ReportFileFacts, ReportFileKind } from '@attain/shared/report/report-job';
import type { Grant } from '@attain/shared/organisation/scope';
import type { FastifyInstance } from 'fastify';
import type { createContextOf } from '../graphql/context.ts';
import { attachment } from '../http/attachment.ts';
import { refusalOfSite } from '../http/foreign-request.ts';
import { sendFile } from '../http/send-file.ts';
import type { ReportJobService } from './report-job.service.ts';

interface Parts {
  readonly reportJobs: ReportJobService;
  readonly signOffs: FilesById;
  readonly contextOf: ReturnType<typeof createContextOf>;
  /** Known only after listening when the port is 0, hence a function. */
  readonly origins: () => readonly string[];
}

/** Who has files that a person may read: the jobs, and the versions that were put up. */
interface FilesById {
  file(
    grants: readonly Grant[],
    id: string,
    kind: ReportFileKind,
  ): Promise<{ readonly facts: ReportFileFacts; readonly path: string } | null>;
}

interface Place {
  readonly Params: { readonly id: string; readonly kind: string };
}

export const MEDIA_TYPES: { readonly [K in ReportFileKind]: string } = {
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JSON: 'application/json; charset=utf-8',
};

/**
 * `GET /report-files/JOB/KIND` and `/report-files/versions/ID/KIND`: one file of a finished job, or of a version,
 * whole or in parts.
 *
 * Each request is authorised by itself; there are no addresses that carry a permission.
 */
export function addReportRoutes(
  server: FastifyInstance,
  { reportJobs, signOffs, contextOf, origins }: Parts,
): void {
  const add = (url: string, source: FilesById) =>
    server.route<Place>({
      method: ['GET', 'HEAD'],
      url,
      // Packed on the way, a file would have neither its length nor its parts.
      compress: false,
      handler: async (request, reply) => {
        void reply.headers({ 'cache-control': 'private, no-cache', vary: 'Cookie' });
        const refusal = refusalOfSite(request.headers, origins());
        if (refusal) return reply.code(refusal.status).send({ error: refusal.code });
        const { viewer } = await contextOf(request, reply);
        if (!viewer) return reply.code(401).send({ error: 'NOT_SIGNED_IN' });
        const kind = kindOfPath(request.params.kind);
        const file = kind && (await source.file(viewer.grants, request.params.id, kind));
        if (!kind || !file) return reply.code(404).send({ error: 'NOT_FOUND' });
        const disposition = attachment(file.facts.name, `report.${kind.toLowerCase()}`);
        return sendFile(request, reply, {
          ...file,
          ...file.facts,
          mediaType: MEDIA_TYPES[kind],
          disposition,
        });
      },
    });
  add(`${REPORT_FILES_ROOT}/:id/:kind`, reportJobs);
  add(`${REPORT_FILES_ROOT}/versions/:id/:kind`, signOffs);
}
