import type { Centipoints } from '../indicator-value/points.ts';
import { compileTable, type CompiledTable } from './compile-table.ts';
import { DEFAULT_SCHEME, weightOfLevel } from './scheme.ts';
import { scoreCompiledTable } from './score-compiled-table.ts';
import type { MissingSatisfaction, SchemeInput, TableInput } from './table-input.ts';

/** What a table's total is under one of the ways to deal with a missing satisfaction indicator (SC6). */
export interface PolicyTotal {
  readonly policy: MissingSatisfaction;
  /** The table's own scheme deals with it this way. */
  readonly isOwn: boolean;
  readonly total: Centipoints | null;
  readonly range: readonly [Centipoints, Centipoints];
}

const POLICIES: readonly MissingSatisfaction[] = ['to-output', 'to-benefit', 'rescale'];

/**
 * The totals under all three policies, for a table that misses satisfaction; empty for any other.
 *
 * A scheme that has dealt with it beforehand (10/60/30) names no satisfaction and misses none by SC6. It is compared
 * as the default with the policy that gives its weights; if none does, nothing is compared.
 */
export function comparePolicies(table: CompiledTable): PolicyTotal[] {
  if (table.missingSatisfaction.kind !== 'NOT_MISSING') {
    return POLICIES.map((policy) => {
      const scheme: SchemeInput = { ...table.input.scheme, missingSatisfaction: policy };
      return totalUnder({ ...table.input, scheme }, policy, policy === table.scheme.missingSatisfaction);
    });
  }
  const { execution: _execution, levels: _levels, ...rules } = table.input.scheme ?? {};
  const candidates = POLICIES.map((policy) => {
    const scheme: SchemeInput = { ...rules, missingSatisfaction: policy };
    const compiled = compileTable({ ...table.input, scheme });
    return totalUnder(
      compiled.input,
      policy,
      compiled.missingSatisfaction.kind !== 'NOT_MISSING' && weighsAlike(compiled, table),
    );
  });
  return candidates.some(({ isOwn }) => isOwn) ? candidates : [];
}

function totalUnder(input: TableInput, policy: MissingSatisfaction, isOwn: boolean): PolicyTotal {
  const { total, range } = scoreCompiledTable(compileTable(input));
  return { policy, isOwn, total, range };
}

function weighsAlike(a: CompiledTable, b: CompiledTable): boolean {
  const names = [...a.levels, ...b.levels, ...DEFAULT_SCHEME.levels].map(({ name }) => name);
  return (
    a.execution.weight === b.execution.weight &&
    names.every((name) => weightOfLevel(a.levels, name) === weightOfLevel(b.levels, name))
  );
}
