import type { ReportDocument } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { VersionMark } from '@attain/shared/sign-off/report-version';

/** The report with the source of each value, all rows that it was made from, and what a version's paper carries. */
export function renderJson(
  report: ReportDocument,
  material: ReportMaterial,
  mark: VersionMark | null = null,
): Uint8Array {
  const content = { ...(mark && { version: mark }), report, material };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}
