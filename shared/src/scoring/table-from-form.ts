import { formatDecimal, parseDecimal } from '../indicator-value/decimal.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';
import { formatFenInWanyuan, type Fen } from '../indicator-value/money.ts';
import { formatPoints, type Centipoints } from '../indicator-value/points.ts';
import { readSchemeInput } from './read-scheme-input.ts';
import type { FundsInput, IndicatorInput, SchemeInput, TableInput } from './table-input.ts';

/** A form's rows as database and phone keep them. */
export interface FormRows {
  readonly id: string;
  readonly budgetYear: number | null;
  /** The scheme's content as JSON; null or undefined: the default. */
  readonly scheme: unknown;
  /** In the order of the table. */
  readonly indicators: readonly {
    readonly id: string;
    readonly level1: string;
    readonly level2: string | null;
    readonly level3: string;
    readonly targetText: string;
    readonly weight: Centipoints | null;
  }[];
  readonly actuals: readonly {
    readonly indicatorId: string;
    readonly valueText: string | null;
    readonly completion: string | null;
    readonly deviationReason: string | null;
  }[];
  readonly executions: readonly ExecutionRow[];
}

interface ExecutionRow {
  readonly annualBudgetInFen: Fen | null;
  readonly executedInFen: Fen | null;
}

/**
 * The table that the rules score. Server and phone both make it here, so that they score the same (S12).
 *
 * @throws RangeError for a stored scheme that is none: scoring by the default instead would be believed.
 */
export function tableFromForm({
  id,
  budgetYear,
  scheme,
  indicators,
  actuals,
  executions,
}: FormRows): TableInput {
  const byIndicator = new Map(actuals.map((actual) => [actual.indicatorId, actual]));
  return {
    id,
    year: budgetYear,
    scheme: storedScheme(scheme),
    funds: sumFunds(executions),
    indicators: indicators.map((indicator): IndicatorInput => {
      const actual = byIndicator.get(indicator.id);
      return {
        level1: indicator.level1,
        level2: indicator.level2,
        level3: indicator.level3,
        target: indicator.targetText,
        actual: actual?.valueText ?? null,
        weight: indicator.weight === null ? null : formatPoints(indicator.weight),
        completion: storedCompletion(actual?.completion ?? null),
        reason: actual?.deviationReason ?? null,
      };
    }),
  };
}

function storedScheme(content: unknown): SchemeInput | null {
  const reading = readSchemeInput(content ?? null);
  if (!reading.ok) throw new RangeError(`a stored scheme is broken at ${reading.problem.path}`);
  return reading.scheme;
}

/** Null while what is typed is no number yet ("0."). */
function storedCompletion(text: string | null): string | null {
  const share = text === null ? null : parseDecimal(normaliseText(text));
  return share && formatDecimal(share);
}

/**
 * Budget and execution over all sources.
 *
 * A source without any figure adds nothing. One with a budget and no execution leaves the execution unknown, and the
 * other way round: a sum with a hole in it would be believed.
 */
export function sumFunds(executions: readonly ExecutionRow[]): FundsInput {
  const stated = executions.filter((row) => row.annualBudgetInFen !== null || row.executedInFen !== null);
  return {
    budget: sumOrUnknown(stated.map((row) => row.annualBudgetInFen)),
    executed: sumOrUnknown(stated.map((row) => row.executedInFen)),
    unit: '万元',
  };
}

function sumOrUnknown(amounts: readonly (Fen | null)[]): string | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return amounts.length === 0 ? null : formatFenInWanyuan(sum);
}
