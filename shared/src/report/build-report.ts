import { createTableNumbers, paragraph, statementOr, type ReportContext } from './report-context.ts';
import type { Block, ReportDocument, Span } from './report-document.ts';
import { readReportFacts } from './report-facts.ts';
import type { ReportMaterial } from './report-material.ts';
import { allocationSection } from './sections/allocation-section.ts';
import { annexSection } from './sections/annex-table.ts';
import { completionSection } from './sections/completion-section.ts';
import { deviationSection } from './sections/deviation-section.ts';
import { otherMattersSection } from './sections/other-matters-section.ts';
import { resultsSection } from './sections/results-section.ts';
import { fieldOf } from './source.ts';
import { countOf, textValue, words } from './spans.ts';
import { regionName, yearOf } from './named-values.ts';
import { STATE_LABELS } from './wording/labels.ts';
import { DEFAULT_WORDING, type Wording } from './wording/read-wording.ts';
import { createSentenceWriter } from './wording/write-sentence.ts';

/**
 * Makes the report (自评报告) of a round: six sections, of which the last is the annex (RP1).
 *
 * @returns Null where the unit that called the round has no form of its own.
 */
export function buildReport(
  material: ReportMaterial,
  wording: Wording = DEFAULT_WORDING,
): ReportDocument | null {
  const context = createReportContext(material, wording);
  if (!context) return null;
  const { facts, write } = context;
  const { fund } = material;
  return {
    roundId: material.round.id,
    title: write('title', {
      地区: regionName(context),
      年度: yearOf(context),
      资金: textValue(fund.name, fieldOf('FUND', fund, 'name')),
    }),
    preface: prefaceBlocks(context),
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

/** What a reader must know before the first section: sample data, a draft, forms that are not approved. */
function prefaceBlocks({ material, facts, write }: ReportContext): Block[] {
  const { form, table, formsBelow } = facts;
  const spans: Span[] = [];
  if (material.round.isSampleData) spans.push(...write('sampleData', {}));
  if (form.state !== 'APPROVED') {
    const state = fieldOf('SELF_EVALUATION', form, 'state');
    spans.push(
      ...write('draft', {
        表名: textValue(table.title, fieldOf('TARGET_TABLE', table, 'title')),
        状态: words(STATE_LABELS[form.state], { kind: 'FIELD', of: state }),
      }),
    );
  }
  const formRows = (forms: typeof formsBelow) =>
    countOf(forms.map(({ id }) => ({ entity: 'SELF_EVALUATION', id })));
  const units = [...new Set(formsBelow.map(({ orgUnitId }) => orgUnitId))];
  spans.push(
    ...write('coverage', {
      单位数: countOf(units.map((id) => ({ entity: 'ORG_UNIT', id }))),
      表数: formRows(formsBelow),
      通过数: formRows(formsBelow.filter(({ state }) => state === 'APPROVED')),
    }),
  );
  return [paragraph(spans)];
}
