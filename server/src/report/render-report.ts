import type { ReportDocument } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { renderDocx } from './render-docx.ts';
import { renderJson } from './render-json.ts';
import { renderXlsx } from './render-xlsx.ts';

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files that were filled in from a region's own templates; null: the built-in layout. */
export interface FilledFiles {
  readonly docx: Uint8Array | null;
  readonly xlsx: Uint8Array | null;
}

/** All files of a report. They hold nothing of the clock or the machine: equal rows give equal bytes. */
export async function renderReport(
  report: ReportDocument,
  material: ReportMaterial,
  { docx, xlsx }: FilledFiles = { docx: null, xlsx: null },
): Promise<readonly ReportFile[]> {
  const base = `report-${material.round.id.replace(/[^\w.-]/g, '_')}`;
  return [
    { name: `${base}.docx`, bytes: docx ?? (await renderDocx(report)) },
    { name: `${base}.xlsx`, bytes: xlsx ?? (await renderXlsx(report)) },
    { name: `${base}.json`, bytes: renderJson(report, material) },
  ];
}
