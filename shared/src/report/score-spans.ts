import type { Centipoints } from '../indicator-value/points.ts';
import type { IndicatorResult } from './indicator-results.ts';
import type { ReportContext } from './report-context.ts';
import type { Source, SourceField } from './source.ts';
import { points, words } from './spans.ts';
import type { ValueSpan } from './report-document.ts';
import { allFunds } from './sections/aspects.ts';

/** Weight and score of one part of the total; the score is null while it is undecided. */
export interface ScorePart {
  /** A level-1 indicator, or null for the budget execution rate. */
  readonly level1: string | null;
  readonly weight: ValueSpan;
  readonly score: ValueSpan | null;
}

export interface TotalScore {
  readonly parts: readonly ScorePart[];
  readonly weight: ValueSpan;
  readonly total: ValueSpan | null;
  readonly lowest: ValueSpan;
  readonly highest: ValueSpan;
  readonly grade: ValueSpan | null;
}

/** The scores of the region's own table, rolled up, by part: 10 + 58.5 + 30 = 98.5, 优. */
export function totalScore(context: ReportContext, results: readonly IndicatorResult[]): TotalScore {
  const { execution, levels, total, range, grade } = context.facts.scored;
  const scheme = [schemeField(context)];
  const funds = allFunds(context);
  const executionSource: Source = {
    kind: 'SCORED',
    rule: 'SC4',
    of: [...scheme, ...funds.executed.of, ...funds.budget.of],
  };
  const parts = [
    { level1: null, ...part(execution.weight, execution.score, scheme, executionSource) },
    ...levels.map(({ name, weight, score }) => {
      const of = results.filter(({ level1 }) => level1 === name).flatMap(({ score: row }) => fieldsOf(row));
      return { level1: name, ...part(weight, score, scheme, { kind: 'SCORED', rule: 'SC9', of }) };
    }),
  ];
  const all = parts.flatMap(({ score }) => fieldsOf(score));
  const bySum: Source = { kind: 'SCORED', rule: 'SC9', of: all };
  const wholeWeight = execution.weight + levels.reduce((sum, { weight }) => sum + weight, 0);
  return {
    parts,
    weight: points(wholeWeight, { kind: 'SCORED', rule: 'SC16', of: scheme }),
    total: total === null ? null : points(total, bySum),
    lowest: points(range[0], bySum),
    highest: points(range[1], bySum),
    grade: grade === null ? null : words(grade, bySum),
  };
}

export function schemeField({ facts: { scheme } }: ReportContext): SourceField {
  return { entity: 'SCHEME', id: scheme.id, field: 'content' };
}

function part(
  weight: Centipoints,
  score: Centipoints | null,
  scheme: readonly SourceField[],
  source: Source,
): Pick<ScorePart, 'weight' | 'score'> {
  return {
    weight: points(weight, { kind: 'SCORED', rule: 'SC16', of: scheme }),
    score: score === null ? null : points(score, source),
  };
}

function fieldsOf(span: ValueSpan | null): readonly SourceField[] {
  return span?.source.kind === 'SCORED' ? span.source.of : [];
}
