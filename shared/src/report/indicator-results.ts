import { addRatios, ratioOf } from '../indicator-value/ratio.ts';
import { normaliseLevelName } from '../indicator/level.ts';
import type { RolledUpRow } from '../roll-up/rolled-up-table.ts';
import { statementOr, type ReportContext } from './report-context.ts';
import type { Span, ValueSpan } from './report-document.ts';
import type { ReportActual, ReportIndicator } from './report-material.ts';
import { fieldOf, type Source, type SourceField } from './source.ts';
import { deviationValue, fixed, open, points, share, textValue, words } from './spans.ts';
import { PREPARER } from './wording/labels.ts';

/** One row of the region's table with all that narrative and annex say about it: both take the same spans. */
export interface IndicatorResult {
  readonly indicator: ReportIndicator;
  readonly level1: string;
  readonly level2: string;
  readonly outcome: 'MET' | 'MISSED' | 'UNDECIDED' | 'NOT_REPORTED';
  readonly name: ValueSpan;
  readonly target: ValueSpan;
  /** Null: not reported. */
  readonly actual: Span | null;
  readonly completion: ValueSpan | null;
  readonly deviation: ValueSpan | null;
  readonly exceeds: boolean;
  readonly reason: Span;
  readonly measure: readonly Span[];
  readonly weight: ValueSpan;
  readonly score: ValueSpan | null;
}

const MINUS_ONE = ratioOf(-1n, 1n);

export function indicatorResults({
  material,
  facts,
}: Pick<ReportContext, 'material' | 'facts'>): IndicatorResult[] {
  const actuals = new Map(
    material.indicatorActuals.map((actual) => [placeOf(actual.selfEvaluationId, actual.indicatorId), actual]),
  );
  const own = new Map(
    material.indicatorActuals
      .filter(({ selfEvaluationId }) => selfEvaluationId === facts.form.id)
      .map((actual) => [actual.indicatorId, actual]),
  );
  const ofTable = new Map(
    material.indicators
      .filter(({ targetTableId }) => targetTableId === facts.table.id)
      .map((indicator) => [indicator.id, indicator]),
  );
  return facts.rolled.rows.flatMap((rolled, index) => {
    const indicator = ofTable.get(rolled.indicatorId);
    const scored = facts.scored.rows[index];
    if (!indicator || !scored) return [];
    const rows = actualRowsOf(rolled, own.get(indicator.id), actuals);
    const { judgement, weight, score, rule } = scored;
    const by = (field: keyof ReportActual): SourceField[] =>
      rows.map((actual) => fieldOf('INDICATOR_ACTUAL', actual, field));
    const judged: Source = {
      kind: 'SCORED',
      rule: judgement.rule,
      of: [fieldOf('INDICATOR', indicator, 'targetText'), ...by('valueText'), ...by('completion')],
    };
    const { completion } = judgement;
    const deviation = judgement.deviation ?? (completion && addRatios(completion, MINUS_ONE));
    const isReported = rolled.valueText !== null && rolled.valueText.trim() !== '';
    return {
      indicator,
      level1: normaliseLevelName(indicator.level1),
      level2: indicator.level2 ?? '',
      outcome: isReported ? outcomeOf(judgement.outcome, completion) : 'NOT_REPORTED',
      name: textValue(indicator.level3, fieldOf('INDICATOR', indicator, 'level3')),
      target: textValue(indicator.targetText, fieldOf('INDICATOR', indicator, 'targetText')),
      actual: isReported ? actualSpan(rolled, by('valueText')) : null,
      completion: completion && share(completion, judged),
      deviation: deviation && deviationValue(deviation, judged),
      exceeds: deviation !== null && deviation.numerator > 0n,
      reason: reasonSpan(rolled, rows),
      measure: measureSpans(indicator, rows, { material }),
      weight: points(weight, {
        kind: 'SCORED',
        rule: indicator.weight === null ? 'SC8' : 'SC16',
        of: [fieldOf('SCHEME', facts.scheme, 'content'), fieldOf('INDICATOR', indicator, 'weight')],
      }),
      score: score === null ? null : points(score, { ...judged, rule }),
    };
  });
}

/** A person's completion below the whole counts as missed, as a missed number does. */
function outcomeOf(
  outcome: 'MET' | 'MISSED' | 'UNDECIDED',
  completion: { readonly numerator: bigint; readonly denominator: bigint } | null,
): IndicatorResult['outcome'] {
  if (outcome !== 'MET') return outcome;
  return completion && completion.numerator < completion.denominator ? 'MISSED' : 'MET';
}

/** The reported rows that went into this one: those of the units, or the region's own entry. */
function actualRowsOf(
  { contributions }: RolledUpRow,
  own: ReportActual | undefined,
  actuals: ReadonlyMap<string, ReportActual>,
): ReportActual[] {
  const counted = contributions.filter(({ use }) => use !== 'NOT_APPROVED' && use !== 'NOT_REPORTED');
  if (counted.length === 0) return own ? [own] : [];
  return counted.flatMap(({ formId, indicatorId }) => actuals.get(placeOf(formId, indicatorId)) ?? []);
}

/** A form holds each of its indicators once. */
function placeOf(formId: string, indicatorId: string): string {
  return JSON.stringify([formId, indicatorId]);
}

function actualSpan(
  { valueText, rule, ruleId, contributions }: RolledUpRow,
  of: readonly SourceField[],
): Span {
  const text = valueText ?? '';
  const [own] = of;
  return contributions.length === 0 && own
    ? textValue(text, own)
    : words(text, { kind: 'ROLLED_UP', rule: ruleId ?? rule, of });
}

function reasonSpan({ deviationReason }: RolledUpRow, rows: readonly ReportActual[]): Span {
  if (deviationReason === null || deviationReason.trim() === '') return open('偏差原因', PREPARER);
  const stating = rows.filter((row) => row.deviationReason !== null);
  return {
    kind: 'WRITTEN',
    text: deviationReason,
    author: authorsOf(stating.map((row) => row.deviationReasonBy)),
    source: stating.map((row) => fieldOf('INDICATOR_ACTUAL', row, 'deviationReason')),
  };
}

/** The region's own measure and those of the units, with owner and date; each is open while it is missing. */
function measureSpans(
  { id }: ReportIndicator,
  rows: readonly ReportActual[],
  context: Pick<ReportContext, 'material'>,
): Span[] {
  const own = statementOr(context, `MEASURE.${id}`, '改进措施');
  const ofUnits = rows.flatMap((row): Span[] => {
    const text = row.improvementMeasure?.trim() ?? '';
    const source = [fieldOf('INDICATOR_ACTUAL', row, 'improvementMeasure')];
    return text === '' ? [] : [{ kind: 'WRITTEN', text, author: row.improvementMeasureBy, source }];
  });
  const all = own.kind === 'OPEN' && ofUnits.length > 0 ? ofUnits : [own, ...ofUnits];
  const once = all.filter(({ text }, index) => all.findIndex((span) => span.text === text) === index);
  return [
    ...once.flatMap((span, index) => (index === 0 ? [span] : [fixed('；'), span])),
    fixed('（责任人：'),
    statementOr(context, `MEASURE_OWNER.${id}`, '责任人'),
    fixed('；完成时限：'),
    statementOr(context, `MEASURE_DUE.${id}`, '完成时限'),
    fixed('）'),
  ];
}

function authorsOf(authors: readonly (string | null)[]): string | null {
  const known = [...new Set(authors.flatMap((author) => author ?? []))];
  return known.length === 0 ? null : known.join('、');
}
