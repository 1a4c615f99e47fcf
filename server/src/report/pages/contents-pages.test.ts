import { buildReport } from '@attain/shared/report/build-report';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { describe, expect, it, type TestContext } from 'vitest';
import { HAS_CHINESE_WIDTHS, saveByLibreOffice, SOFFICE } from '#test/libre-office';
import { madeUpRegion } from '#test/made-up-region';
import { demonstrationMaterial } from '#test/report-material';
import { buildReferenceRows } from '../../demonstration/build-reference-rows.ts';
import { buildRoundRows } from '../../demonstration/build-round-rows.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../../demonstration/read-demonstration.ts';
import { renderDocx } from '../render-docx.ts';

/** LibreOffice starts anew and lays out some sixty pages. */
const SLOW = 180_000;
const PREFECTURES = 12;
/** Six sections, nine parts of them. */
const ENTRIES = 15;

async function madeUpMaterial(): Promise<ReportMaterial> {
  const facts = madeUpRegion(await readDemonstration(DEMONSTRATION_FILE), PREFECTURES);
  const { units, ...reference } = buildReferenceRows(facts);
  const { round, tables, indicators, forms } = buildRoundRows(
    facts,
    { units, ...reference },
    new Date('2025-01-01T00:00:00Z'),
  );
  return {
    ...reference,
    round,
    orgUnits: units,
    targetTables: tables,
    indicators,
    selfEvaluations: forms.map(({ selfEvaluation }) => selfEvaluation),
    indicatorActuals: forms.flatMap(({ actuals }) =>
      actuals.map((actual) => ({ ...actual, deviationReasonBy: facts.source, improvementMeasureBy: null })),
    ),
    fundExecutions: forms.flatMap(({ executions }) => executions),
    statements: [],
  };
}

const LINK = /\/Contents<FEFF([0-9A-F]+)>\/Dest\[(\d+) 0 R/g;

/** Each entry of the contents in a PDF: what it says, and the page that it leads to. */
function contentsOf(
  pdf: Buffer,
): { readonly title: string; readonly said: number; readonly found: number }[] {
  const text = pdf.toString('latin1');
  const kids = /\/Type\/Pages\b[^>]*\/Kids\[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map((match) => match[1]);
  return [...text.matchAll(LINK)].map(([, hex = '', page]) => {
    const [title = '', said] = Buffer.from(hex, 'hex').swap16().toString('utf16le').split('\t');
    return { title, said: Number(said), found: pages.indexOf(page) + 1 };
  });
}

async function expectRightPages(material: ReportMaterial, context: TestContext): Promise<void> {
  const soffice = SOFFICE ?? context.skip('LibreOffice is not installed: apt-get install libreoffice-writer');
  if (!HAS_CHINESE_WIDTHS)
    context.skip('a Chinese typeface is not installed: apt-get install fonts-noto-cjk');
  const report = buildReport(material);
  if (!report) throw new Error('nothing to report on');
  const contents = contentsOf(saveByLibreOffice(soffice, 'report.docx', await renderDocx(report), 'pdf'));
  expect(contents).toHaveLength(ENTRIES);
  expect(contents.map(({ title, said }) => `${title} ${said}`)).toEqual(
    contents.map(({ title, found }) => `${title} ${found}`),
  );
}

describe('contentsPages', () => {
  it(
    'name the pages where LibreOffice has the headings of the demonstration',
    (context) => expectRightPages(demonstrationMaterial(), context),
    SLOW,
  );

  it(
    'name them for a region with many prefectures',
    async (context) => expectRightPages(await madeUpMaterial(), context),
    SLOW,
  );
});
