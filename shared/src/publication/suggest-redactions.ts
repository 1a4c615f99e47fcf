import type { ReportDocument, Span } from '../report/report-document.ts';
import type { ReportMaterial } from '../report/report-material.ts';
import { spansOf } from '../report/walk-document.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { isRedactable } from './redactable.ts';
import { LEAST_LENGTH, MOST_LENGTH, type Redaction } from './redaction.ts';

/**
 * What looks like a person's data in a report, each text once, in the order of reading (PB2). A person decides about
 * each; until then it counts as taken out (PB3).
 *
 * @param names Of persons whom the data knows: authors, signers, accounts.
 */
export function suggestRedactions(report: ReportDocument, names: readonly string[]): Redaction[] {
  const byText = new Map<string, Redaction>();
  for (const { text } of spansOf(report).filter(isRedactable)) {
    for (const found of [...findNumbers(text), ...findNames(text, names)]) {
      const { length } = found.text;
      if (length < LEAST_LENGTH || length > MOST_LENGTH || byText.has(found.text)) continue;
      byText.set(found.text, found);
    }
  }
  return [...byText.values()];
}

/** The people whom a report's rows name beside its texts: who wrote what. */
export function namesKnownTo(
  report: ReportDocument,
  { statements, indicatorActuals }: Pick<ReportMaterial, 'statements' | 'indicatorActuals'>,
): string[] {
  const authors = [
    ...spansOf(report).map(authorOf),
    ...statements.map(({ author }) => author),
    ...indicatorActuals.flatMap(({ deviationReasonBy, improvementMeasureBy }) => [
      deviationReasonBy,
      improvementMeasureBy,
    ]),
  ];
  return [...new Set(authors.filter((name) => name !== null))];
}

function authorOf(span: Span): string | null {
  return span.kind === 'WRITTEN' ? span.author : null;
}
