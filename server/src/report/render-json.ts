import type { ReportDocument } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';

/** The report with the source of each value, and all rows that it was made from. */
export function renderJson(report: ReportDocument, material: ReportMaterial): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ report, material }, null, 2)}\n`);
}
