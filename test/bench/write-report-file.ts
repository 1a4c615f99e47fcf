import { readFileSync } from 'node:fs';
import { buildReport } from '@attain/shared/report/build-report';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { tablesOf } from '@attain/shared/report/walk-document';
import { renderDocx } from '@attain/server/report/render-docx';
import { renderJson } from '@attain/server/report/render-json';
import { renderXlsx } from '@attain/server/report/render-xlsx';
import { writeTablesAlone } from './report-peer.ts';

/** What one process measures: making one file once, from rows that are there already. */
export type FileMaker = 'docx' | 'xlsx' | 'json' | 'tables alone';

export interface FileCost {
  readonly processorSeconds: number;
  /** The most memory of the process while it made the file, less what it had before. */
  readonly peakBytes: number;
  readonly bytes: number;
}

const [maker, file] = process.argv.slice(2) as [FileMaker, string];
const material = JSON.parse(readFileSync(file, 'utf8')) as ReportMaterial;
const report = buildReport(material);
if (!report) throw new Error('nothing to report on');
const makers: Readonly<Record<FileMaker, () => Promise<Uint8Array> | Uint8Array>> = {
  docx: () => renderDocx(report),
  xlsx: () => renderXlsx(report),
  json: () => renderJson(report, material, null),
  'tables alone': () => writeTablesAlone(tablesOf(report)),
};
const before = process.memoryUsage.rss();
const begin = process.cpuUsage();
const { length } = await makers[maker]();
const { user, system } = process.cpuUsage(begin);
const cost: FileCost = {
  processorSeconds: (user + system) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1024 - before,
  bytes: length,
};
process.stdout.write(JSON.stringify(cost));
