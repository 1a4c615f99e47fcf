import type { ReportFileKind } from './report-job.ts';

/** Every path of a job's files begins with this; the service worker keeps none of them. */
export const REPORT_FILES_ROOT = '/report-files';

/** Where one file of a finished job is read, in parts if need be (`Range`). */
export function reportFilePath(jobId: string, kind: ReportFileKind): string {
  return `${REPORT_FILES_ROOT}/${encodeURIComponent(jobId)}/${kind.toLowerCase()}`;
}

/** The kind that the end of such a path names. */
export function kindOfPath(end: string): ReportFileKind | null {
  return end === 'docx' ? 'DOCX' : end === 'xlsx' ? 'XLSX' : end === 'json' ? 'JSON' : null;
}
