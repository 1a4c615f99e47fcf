import type { Amount } from '../examination/stated-report/stated-report.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';
import { readDates } from '../indicator-value/read-dates.ts';
import { maskFigures, readMeasures } from '../indicator-value/read-measures.ts';
import type { Figure } from '../report/figure.ts';
import { printReport } from '../report/printed/print-report.ts';
import type { Span } from '../report/report-document.ts';
import type { ReportMaterial } from '../report/report-material.ts';
import { spansOf, textOf } from '../report/walk-document.ts';
import { GRADE_THRESHOLDS } from '../scoring/grade.ts';
import type { TextName } from './placeholder-names.ts';
import type { ReportForTemplates } from './template-values.ts';

/** What the data of a round can vouch for, when a template states figures of its own. */
export interface KnownFigures {
  readonly amounts: readonly Amount[];
  readonly years: ReadonlySet<number>;
  /** Document numbers (文号) in half-width signs without blanks. */
  readonly documents: readonly string[];
  /** What the placeholders print. */
  readonly printed: { readonly [N in TextName]: string };
}

const UNITS: { readonly [K in Figure['kind']]: string | null } = {
  MONEY: '万元',
  POINTS: '分',
  SHARE: '%',
  COUNT: null,
};
const YEAR = /(?:19|20)\d{2}(?= ?年)/g;

export function knownFigures(
  { report, values }: ReportForTemplates,
  { documents, round }: ReportMaterial,
): KnownFigures {
  const spans = [
    ...spansOf(report),
    ...Object.values(values.texts).flat(),
    ...Object.values(values.loops).flatMap((lines) => lines.flatMap((line) => Object.values(line).flat())),
  ];
  // Sentences give a count its unit: 6张.
  const texts = printReport(report).blocks.flatMap((block) =>
    block.kind === 'PARAGRAPH' ? [block.text] : block.cells.map(({ text }) => text),
  );
  const years = [...texts, ...spans.map(({ text }) => text)].flatMap((text) =>
    (normaliseText(text).match(YEAR) ?? []).map(Number),
  );
  return {
    amounts: [
      ...spans.flatMap(amountOf),
      ...texts.flatMap(amountsIn).filter(({ unit }) => unit !== null),
      ...GRADE_THRESHOLDS.map(({ from }) => ({ value: String(from / 100), unit: '分' })),
      { value: '100', unit: '分' },
    ],
    // A report of 2024 is written in 2025 and tells how the results steer that year's money.
    years: new Set([...years, round.budgetYear, round.budgetYear + 1]),
    documents: documents.map(({ documentNumber }) => plainNumber(documentNumber)),
    printed: printedTexts(values.texts),
  };
}

export function plainNumber(documentNumber: string): string {
  return normaliseText(documentNumber).replace(/\s+/g, '');
}

export function amountsIn(text: string): Amount[] {
  const normalised = normaliseText(text);
  const { measures } = readMeasures(maskFigures(normalised, readDates(normalised, null)));
  return measures.map(({ value, unit }) => ({ value, unit }));
}

function amountOf(span: Span): Amount[] {
  // The number of a table counts nothing.
  if (span.kind !== 'VALUE' || span.figure === null || span.source.kind === 'PLACE') return [];
  return [{ value: span.text.replace('%', ''), unit: UNITS[span.figure.kind] }];
}

function printedTexts(texts: ReportForTemplates['values']['texts']): KnownFigures['printed'] {
  // Every name has its text.
  return Object.fromEntries(
    Object.entries(texts).map(([name, spans]) => [name, textOf(spans)]),
  ) as KnownFigures['printed'];
}
