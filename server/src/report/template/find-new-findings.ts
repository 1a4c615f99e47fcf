import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { examineReport } from '@attain/shared/examination/stated-report/examine-report';
import type { ReportFinding } from '@attain/shared/examination/stated-report/report-finding';
import type { TemplateLine } from '@attain/shared/report-template/template-line';
import { printReport } from '@attain/shared/report/printed/print-report';
import type { PrintedReport } from '@attain/shared/report/printed/printed-report';
import { readPrintedReport } from '@attain/shared/report/printed/read-printed-report';
import type { ReportDocument } from '@attain/shared/report/report-document';
import JSZip from 'jszip';
import {
  describeReportFinding,
  REPORT_SUGGESTIONS,
} from '@attain/shared/finding-answer/wording/describe-report-finding';
import { describeStatedPlace } from '@attain/shared/finding-answer/wording/describe-stated-place';
import { readDocx } from '../reading/read-docx.ts';
import { CONTENT_TYPES, textPartsOf } from './template-parts.ts';

/**
 * What the examination (F28–F45) finds in a filled-in template and not in the built-in layout of the same rows (TP7): that
 * much came with the template. What is true of the data is told where the data are examined.
 */
export async function findNewFindings(docx: Uint8Array, builtIn: ReportDocument): Promise<TemplateLine[]> {
  const known = new Set(findingsOf(printReport(builtIn)).map(keyOf));
  return findingsOf(await readFilledIn(docx))
    .filter((finding) => !known.has(keyOf(finding)))
    .map((finding): TemplateLine => {
      const { code, severity, suggestion, trace } = finding;
      return {
        isRefusal: severity === 'error',
        where: describeStatedPlace(trace[0].place),
        what: `${code} ${describeReportFinding(finding)}。${REPORT_SUGGESTIONS[suggestion]}`,
      };
    });
}

/** A template without an annex of its own, or with one that is laid out otherwise, states nothing that could be compared. */
function findingsOf(printed: PrintedReport): ReportFinding[] {
  const reading = readPrintedReport(printed);
  return reading.ok ? examineReport(reading.report) : [];
}

function keyOf({ code, details }: ReportFinding): string {
  return `${code} ${canonicalJson(details)}`;
}

async function readFilledIn(docx: Uint8Array): Promise<PrintedReport> {
  const archive = await JSZip.loadAsync(docx);
  const partOf = async (name: string) => (await archive.file(name)?.async('string')) ?? '';
  const [body] = textPartsOf(await partOf(CONTENT_TYPES));
  return body ? readDocx(body.name, await partOf(body.name)) : { blocks: [] };
}
