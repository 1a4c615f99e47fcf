import type { ReportFacts } from './report-facts.ts';
import { isDayPlace, type StatementPlace } from '../statement/statement-place.ts';
import type { ReportMaterial, ReportStatement } from './report-material.ts';
import type { Paragraph, Span, ValueSpan } from './report-document.ts';
import { fieldOf } from './source.ts';
import { dateValue, open, placeNumber } from './spans.ts';
import { MANAGER } from './wording/labels.ts';
import type { WriteSentence } from './wording/write-sentence.ts';

/** What every section is written from. */
export interface ReportContext {
  readonly material: ReportMaterial;
  readonly facts: ReportFacts;
  readonly write: WriteSentence;
  /** The next table's number; tables are numbered in the order in which they are written. */
  readonly nextTable: () => ValueSpan;
}

export function createTableNumbers(): () => ValueSpan {
  let count = 0;
  return () => placeNumber(++count);
}

export function paragraph(spans: readonly Span[]): Paragraph {
  return { kind: 'PARAGRAPH', spans };
}

/** What a person wrote for this place, or the open place that says what is missing. */
export function statementOr(
  { material }: Pick<ReportContext, 'material'>,
  place: StatementPlace,
  missing: string,
): Span {
  const statement = material.statements.find((candidate) => candidate.place === place);
  return statement ? statementSpan(statement) : open(missing, MANAGER, place);
}

function statementSpan(statement: ReportStatement): Span {
  const { place, text, author } = statement;
  const source = fieldOf('STATEMENT', statement, 'text');
  return isDayPlace(place)
    ? dateValue(text, { kind: 'FIELD', of: source })
    : { kind: 'WRITTEN', text, author, source: [source] };
}
