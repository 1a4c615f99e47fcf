import { needsReason } from '@attain/shared/approval/check-submission';
import type { ActualFields } from '@attain/shared/approval/form-content';
import { parseActualText } from '@attain/shared/indicator-value/parse-actual-text';
import type { ParsedTarget } from '@attain/shared/indicator-value/parsed-value';
import { compareRatios, formatRatio, ratioOf, type Ratio } from '@attain/shared/indicator-value/ratio';
import { compileTable, type CompiledRow, type CompiledTable } from '@attain/shared/scoring/compile-table';
import {
  scoreCompiledTable,
  type ScoredRow as EngineRow,
  type ScoredTable,
} from '@attain/shared/scoring/score-compiled-table';
import type { Scheme } from '@attain/shared/scoring/scheme';
import { tableFromForm } from '@attain/shared/scoring/table-from-form';
import type { DecimalInput } from '@attain/shared/scoring/table-input';
import type { FormRowView, FormView } from '../local-data/form-view.ts';
import { describeDeviation, formatPercent } from './describe-deviation.ts';
import { describeSum } from './describe-sum.ts';
import type { ScoredExecution, ScoredForm, ScoredLevel, ScoredRow } from './scored-form.ts';

/** Values of one row that are typed but not written yet. */
interface TypedValues {
  readonly indicatorId: string;
  readonly values: Partial<ActualFields>;
}

/** The form as the rules see it: the same functions as on the server, over what stands on this device. */
export function scoreForm(view: FormView, typed?: TypedValues): ScoredForm {
  const valuesOf = (row: FormRowView): ActualFields =>
    row.indicator.id === typed?.indicatorId ? { ...row.values, ...typed.values } : row.values;
  const table = compileTable(
    tableFromForm({
      id: view.id,
      budgetYear: view.round?.budgetYear ?? null,
      scheme: view.scheme?.content,
      indicators: view.rows.map(({ indicator }) => indicator),
      actuals: view.rows.map((row) => ({ indicatorId: row.indicator.id, ...valuesOf(row) })),
      executions: view.executions.map(({ source, values }) => ({ source, ...values })),
    }),
  );
  return assembleScoredForm(view, table, valuesOf);
}

/** Puts what the rules say beside the rows of the form; `valuesOf` gives the values that `table` was made of. */
export function assembleScoredForm(
  view: FormView,
  table: CompiledTable,
  valuesOf: (row: FormRowView) => ActualFields,
): ScoredForm {
  const scored = scoreCompiledTable(table);
  const rows = view.rows.flatMap((row, index) => {
    const [compiled, result] = [table.rows[index], scored.rows[index]];
    return compiled && result ? [assembleRow(row, valuesOf(row), compiled, result, table.scheme)] : [];
  });
  // A row that nobody has filled in scores 0 (SC5), but can still earn its weight while the form is open.
  const open = view.isEditable ? rows.reduce((sum, row) => (row.isFilled ? sum : sum + row.weight), 0) : 0;
  const [lowest, highest] = scored.range;
  return {
    view,
    table,
    scored,
    rows,
    levels: levelNames(table).map((name) =>
      assembleLevel(
        name,
        rows.filter((_, index) => table.rows[index]?.level === name),
      ),
    ),
    execution: assembleExecution(view, table, scored),
    total: open === 0 ? scored.total : null,
    lowest,
    highest: highest + open,
    grade: open === 0 ? scored.grade : null,
    done: rows.filter((row) => row.isFilled).length,
    all: rows.length,
    missed: rows.filter((row) => row.isMissed).length,
  };
}

/** In the order of the printed table, which people have beside them; the scheme may name them in another one. */
function levelNames({ rows }: CompiledTable): readonly string[] {
  return [...new Set(rows.map(({ level }) => level))];
}

function assembleRow(
  row: FormRowView,
  values: ActualFields,
  compiled: CompiledRow,
  scored: EngineRow,
  scheme: Scheme,
): ScoredRow {
  const { weight, judgement, score } = scored;
  const { completion, basis } = judgement;
  const isFilled = basis.kind !== 'NOT_REPORTED';
  const asksMore =
    basis.kind === 'COMPARED' && (basis.scoredAs === 'at-least' || basis.scoredAs === 'more-than');
  const isOvershot =
    asksMore &&
    completion !== null &&
    compareRatios(completion, ratioOf(BigInt(scheme.overshoot), 10_000n)) > 0;
  return {
    row,
    judgement,
    target: compiled.target,
    actual: compiled.actual,
    actualText: isFilled ? withUnit(values.valueText ?? '', compiled.target) : null,
    isJudged: compiled.target.kind !== 'quantity',
    isFilled,
    isMissed: needsReason(judgement),
    isOvershot,
    percent: completion && percentOf(completion),
    percentText: completion && formatPercent(completion),
    deviation: describeDeviation(judgement, isOvershot),
    weight,
    score: isFilled ? score : null,
    sum: describeSum(scored),
  };
}

/** To one decimal, for bars only. */
function percentOf(share: Ratio): number {
  return Number(formatRatio({ ...share, numerator: share.numerator * 100n }, 1));
}

/** A bare number takes the unit of its target: 11 is read aloud as 11 项. Any other text stays as it was typed. */
export function withUnit(text: string, target: ParsedTarget): string {
  const actual = parseActualText(text);
  if (actual.kind !== 'quantity' || target.kind !== 'quantity' || actual.unit !== null) return text;
  if (target.unit === null) return actual.value;
  return target.unit === '%' ? `${actual.value}%` : `${actual.value} ${target.unit}`;
}

function assembleLevel(level1: string, rows: readonly ScoredRow[]): ScoredLevel {
  const groups = new Map<string, ScoredRow[]>();
  for (const row of rows) {
    const { level2 } = row.row.indicator;
    groups.set(level2, [...(groups.get(level2) ?? []), row]);
  }
  return {
    level1,
    shortName: level1.replace(/指标$/, ''),
    groups: [...groups].map(([level2, grouped]) => ({ level2, rows: grouped })),
    weight: rows.reduce((sum, row) => sum + row.weight, 0),
    score: rows.reduce((sum, row) => sum + (row.score ?? 0), 0),
    isDecided: rows.every((row) => row.score !== null),
    done: rows.filter((row) => row.isFilled).length,
    all: rows.length,
  };
}

function assembleExecution(
  view: FormView,
  { input }: CompiledTable,
  { execution }: ScoredTable,
): ScoredExecution {
  // Every source is asked for: where there was no money, the answer is 0.
  const asked = view.executions.flatMap(({ values }) => [
    values.annualBudgetInFen,
    values.arrivedInFen,
    values.executedInFen,
  ]);
  return {
    budget: amountText(input.funds?.budget),
    executed: amountText(input.funds?.executed),
    percent: execution.rate && percentOf(execution.rate),
    percentText: execution.rate && formatPercent(execution.rate),
    weight: execution.weight,
    score: execution.score,
    done: asked.filter((amount) => amount !== null).length,
    all: asked.length,
  };
}

function amountText(amount: DecimalInput | null | undefined): string | null {
  return amount === null || amount === undefined ? null : String(amount);
}
