import type { ReportFileKind } from '../report/report-job.ts';
import { REPORT_FILES_ROOT } from '../report/report-paths.ts';

/** Where anybody asks about a signed report, without signing in. */
export const PROOF_ROOT = '/public/proof';

export function proofPath(code: string): string {
  return `${PROOF_ROOT}/${code}`;
}

/** Where one file of a version is read, in parts if need be (`Range`). */
export function versionFilePath(versionId: string, kind: ReportFileKind): string {
  return `${REPORT_FILES_ROOT}/versions/${encodeURIComponent(versionId)}/${kind.toLowerCase()}`;
}
