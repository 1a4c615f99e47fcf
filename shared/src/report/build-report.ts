import { createTableNumbers, statementOr, type ReportContext } from './report-context.ts';
import type { ReportDocument } from './report-document.ts';
import { readReportFacts } from './report-facts.ts';
import type { ReportJobPurpose } from './report-job.ts';
import type { ReportMaterial } from './report-material.ts';
import { allocationSection } from './sections/allocation-section.ts';
import { annexSection } from './sections/annex-table.ts';
import { completionSection } from './sections/completion-section.ts';
import { deviationSection } from './sections/deviation-section.ts';
import { otherMattersSection } from './sections/other-matters-section.ts';
import { prefaceBlocks } from './sections/preface.ts';
import { resultsSection } from './sections/results-section.ts';
import { fieldOf } from './source.ts';
import { textValue } from './spans.ts';
import { regionName, yearOf } from './named-values.ts';
import { DEFAULT_WORDING, type Wording } from './wording/read-wording.ts';
import { createSentenceWriter } from './wording/write-sentence.ts';

/**
 * Makes the report (自评报告) of a round: six sections, of which the last is the annex (RP1).
 *
 * @param purpose A version that is put up for sign-off does not call itself a draft (SO11).
 * @returns Null where the unit that called the round has no form of its own.
 */
export function buildReport(
  material: ReportMaterial,
  wording: Wording = DEFAULT_WORDING,
  purpose: ReportJobPurpose = 'FILES',
): ReportDocument | null {
  const context = createReportContext(material, wording);
  if (!context) return null;
  const { facts, write } = context;
  const { fund } = material;
  const report: ReportDocument = {
    roundId: material.round.id,
    title: write('title', {
      地区: regionName(context),
      年度: yearOf(context),
      资金: textValue(fund.name, fieldOf('FUND', fund, 'name')),
    }),
    preface: [],
    // In the order of the outline: tables are numbered as they are written.
    sections: [
      allocationSection(context),
      completionSection(context),
      deviationSection(context),
      resultsSection(context),
      otherMattersSection(context),
      annexSection(context),
    ],
    signature: [
      [textValue(facts.region.departmentName, fieldOf('ORG_UNIT', facts.region, 'departmentName'))],
      [statementOr(context, 'REPORT_DATE', '成文日期')],
    ],
  };
  // Last, since it tells what of all the rest is open.
  return { ...report, preface: prefaceBlocks(context, report, purpose) };
}

/** What a report of a round is written from; null where there is nothing to report on. */
export function createReportContext(
  material: ReportMaterial,
  wording: Wording = DEFAULT_WORDING,
): ReportContext | null {
  const facts = readReportFacts(material);
  const write = createSentenceWriter(wording);
  return facts && { material, facts, write, nextTable: createTableNumbers() };
}
