import type { ReportDocument } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { renderDocx } from './render-docx.ts';
import { renderJson } from './render-json.ts';
import { renderXlsx } from './render-xlsx.ts';

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All files of a report. They hold nothing of the clock or the machine: equal rows give equal bytes. */
export async function renderReport(
  report: ReportDocument,
  material: ReportMaterial,
): Promise<readonly ReportFile[]> {
  const base = `report-${material.round.id.replace(/[^\w.-]/g, '_')}`;
  return [
    { name: `${base}.docx`, bytes: await renderDocx(report) },
    { name: `${base}.xlsx`, bytes: await renderXlsx(report) },
    { name: `${base}.json`, bytes: renderJson(report, material) },
  ];
}
