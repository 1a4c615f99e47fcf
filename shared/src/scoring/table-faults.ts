import { compareDecimals, formatDecimal } from '../indicator-value/decimal.ts';
import { comparableName, measuresBudgetExecution } from '../indicator/indicator-name.ts';
import { formatPoints, type Centipoints } from '../indicator-value/points.ts';
import type { CompiledTable } from './compile-table.ts';
import { findingAt, type Finding } from './finding.ts';
import { hasDefaultWeights } from './scheme.ts';

const HUNDRED_POINTS: Centipoints = 10_000;

/** What is wrong with a table's weights, funds and names, whatever it states about its scores. */
export function findTableFaults(table: CompiledTable): Finding[] {
  return [
    ...findWeightFaults(table),
    ...findLevelFaults(table),
    ...findExecutionFaults(table),
    ...findDuplicates(table),
  ];
}

function findWeightFaults({ execution, rows, scheme }: CompiledTable): Finding[] {
  const sum = rows.reduce((total, { weight }) => total + weight, execution.weight);
  const findings: Finding[] = [];
  if (sum !== HUNDRED_POINTS) {
    findings.push(findingAt(null, { code: 'WEIGHTS_NOT_100', details: { sum: formatPoints(sum) } }));
  }
  if (!hasDefaultWeights(scheme)) {
    const levels = Object.fromEntries(scheme.levels.map(({ name, weight }) => [name, formatPoints(weight)]));
    const details = { execution: formatPoints(scheme.execution), levels, change: scheme.weightChange };
    findings.push(findingAt(null, { code: 'WEIGHT_SCHEME_ADJUSTED', details }));
  }
  return findings;
}

/** A level without rows has none that could add up to its weight (SC6). */
function findLevelFaults({ levels, rows }: CompiledTable): Finding[] {
  const sums = new Map<string, Centipoints>();
  for (const { level, weight } of rows) sums.set(level, (sums.get(level) ?? 0) + weight);
  return levels.flatMap(({ name, weight }) => {
    const sum = sums.get(name) ?? 0;
    if (sum === weight) return [];
    const details = { level: name, sumOfRows: formatPoints(sum), weight: formatPoints(weight) };
    return findingAt(null, { code: 'LEVEL_WEIGHT_MISMATCH', details });
  });
}

function findExecutionFaults({ input, execution: { budget, executed, weight } }: CompiledTable): Finding[] {
  const findings: Finding[] = [];
  if (budget && executed && compareDecimals(executed, budget) > 0) {
    const details = { executed: formatDecimal(executed), budget: formatDecimal(budget) };
    findings.push(findingAt(null, { code: 'EXECUTION_ABOVE_BUDGET', details }));
  }
  if (weight === 0) return findings;
  input.indicators.forEach(({ level3 }, row) => {
    if (measuresBudgetExecution(level3)) {
      findings.push(findingAt(row, { code: 'EXECUTION_COUNTED_TWICE', details: { indicator: level3 } }));
    }
  });
  return findings;
}

function findDuplicates({ input }: CompiledTable): Finding[] {
  const firstRows = new Map<string, number>();
  return input.indicators.flatMap(({ level3 }, row) => {
    const name = comparableName(level3);
    const firstRow = firstRows.get(name);
    if (firstRow === undefined) {
      firstRows.set(name, row);
      return [];
    }
    return findingAt(row, { code: 'DUPLICATE_INDICATOR', details: { indicator: level3.trim(), firstRow } });
  });
}
