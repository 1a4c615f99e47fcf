import type { ReportDocument, Span, ValueSpan } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { SourceField } from '@attain/shared/report/source';
import { spansOf } from '@attain/shared/report/walk-document';
import { fieldsOf, SourceRows } from './report-sources.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Every number in a text, in one spelling: 2024-07 and 2024年7月 hold the same ones. */
export function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map((number) => String(Number(number)));
}

/**
 * Recomputes every number of a report from the rows that its source names, without the code that wrote it.
 *
 * @returns The texts whose numbers do not follow from the data; none for a right report.
 */
export function findUnsourced(report: ReportDocument, material: ReportMaterial): string[] {
  const rows = new SourceRows(material);
  const scores = possibleScores(material);
  return spansOf(report)
    .filter((span) => numbersIn(span.text).length > 0 && !follows(span, rows, scores))
    .map(({ text }) => text);
}

function follows(span: Span, rows: SourceRows, scores: ReadonlySet<string>): boolean {
  if (span.kind === 'WRITTEN') return holdsAll(span.text, textsOf(rows, span.source));
  return span.kind === 'VALUE' && valueFollows(span, rows, scores);
}

function valueFollows(span: ValueSpan, rows: SourceRows, scores: ReadonlySet<string>): boolean {
  const { source, figure, text } = span;
  const wanyuan = (fen: bigint) => text === String(Number(fen) / 1_000_000) && figure?.kind === 'MONEY';
  switch (source.kind) {
    case 'FIELD':
      return figure?.kind === 'MONEY'
        ? wanyuan(rows.sum([source.of]))
        : numbersIn(text).join() === numbersIn(String(rows.value(source.of))).join();
    case 'SUM':
      return wanyuan(rows.sum(source.of));
    case 'DIFFERENCE':
      return wanyuan(rows.sum(source.of) - rows.sum(source.minus));
    case 'COUNT': {
      const ids = new Set(source.of.filter((row) => rows.has(row)).map(({ id }) => id));
      return ids.size === source.of.length && text === String(ids.size);
    }
    case 'RATE': {
      const rate = Number(rows.sum(source.dividend)) / Number(rows.sum(source.divisor));
      return text === `${Math.round(rate * 10_000) / 100}%`;
    }
    case 'DAYS':
      return text === daysText(String(rows.value(source.from)), String(rows.value(source.to)));
    case 'YEAR_END':
      return text === `${String(rows.value(source.of))}年12月31日`;
    case 'RULE':
      return source.id === 'F01' && text === '30';
    case 'PLACE':
      return figure?.kind === 'COUNT' && figure.count > 0;
    case 'ROLLED_UP': {
      const texts = textsOf(rows, source.of);
      const sum = texts.reduce((total, value) => total + Number(/\d+(?:\.\d+)?/.exec(value)?.[0] ?? 0), 0);
      return holdsAll(text, [...texts, String(sum)]);
    }
    case 'SCORED':
      for (const field of fieldsOf(source)) rows.value(field);
      return numbersIn(text).every((number) => scores.has(number));
    case 'LIST':
      return holdsAll(text, textsOf(rows, source.of));
  }
}

function textsOf(rows: SourceRows, fields: readonly SourceField[]): string[] {
  return fields.map((field) => String(rows.value(field)));
}

function holdsAll(text: string, sources: readonly string[]): boolean {
  const known = new Set(sources.flatMap(numbersIn));
  return numbersIn(text).every((number) => known.has(number));
}

function daysText(from: string, to: string): string {
  const [earliest, latest] = [`${from}-01`.slice(0, 10), lastDay(from)];
  const days = (start: string) => Math.round((Date.parse(to) - Date.parse(start)) / DAY_MS);
  return earliest === latest ? String(days(earliest)) : `${days(latest)}—${days(earliest)}`;
}

function lastDay(date: string): string {
  if (date.length === 10) return date;
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Weights, completions, scores and sums of the region's table, by the arithmetic of the published report. */
function possibleScores(material: ReportMaterial): Set<string> {
  const { selfEvaluations, targetTables, schemes, indicators, round } = material;
  const form = selfEvaluations.find(({ orgUnitId }) => orgUnitId === round.ownerId);
  const table = targetTables.find(({ id }) => id === form?.targetTableId);
  // The demonstration's own scheme; its shape is the contract's.
  const scheme = schemes.find(({ id }) => id === table?.schemeId)?.content as {
    readonly execution: number;
    readonly levels: Readonly<Record<string, number>>;
  };
  const found = [scheme.execution];
  let total = scheme.execution;
  let whole = scheme.execution;
  for (const [level, weight] of Object.entries(scheme.levels)) {
    const rows = indicators.filter(
      ({ targetTableId, level1 }) => targetTableId === table?.id && level1 === level,
    );
    const scores = rows.map(({ id }) => (weight / rows.length) * completionOf(material, id));
    const score = scores.reduce((sum, part) => sum + part, 0);
    found.push(weight, weight / rows.length, ...scores, score);
    total += score;
    whole += weight;
  }
  const completions = indicators
    .filter(({ targetTableId }) => targetTableId === table?.id)
    .map(({ id }) => completionOf(material, id));
  const shares = completions.flatMap((share) => [share * 100, Math.round((1 - share) * 100)]);
  return new Set([...found, total, whole, ...shares].map(String));
}

/** The mean of the completions that approved forms below state, weighted by their money; whole where none states one. */
function completionOf(
  { indicators, indicatorActuals, selfEvaluations, targetTables }: ReportMaterial,
  id: string,
): number {
  const feeding = new Set(
    indicators.filter(({ parentIndicatorId }) => parentIndicatorId === id).map((row) => row.id),
  );
  const stated = indicatorActuals.flatMap(({ indicatorId, completion, selfEvaluationId }) => {
    const form = selfEvaluations.find((candidate) => candidate.id === selfEvaluationId);
    const amount = targetTables.find((table) => table.id === form?.targetTableId)?.amountInFen ?? 0;
    const counts = feeding.has(indicatorId) && form?.state === 'APPROVED' && completion !== null;
    return counts ? [{ amount, share: Number(completion) }] : [];
  });
  const money = stated.reduce((sum, { amount }) => sum + amount, 0);
  return money === 0 ? 1 : stated.reduce((sum, { amount, share }) => sum + amount * share, 0) / money;
}
