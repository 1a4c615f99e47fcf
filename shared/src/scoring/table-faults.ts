import { compareDecimals, formatDecimal } from '../indicator-value/decimal.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';
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
    const details = { execution: formatPoints(scheme.execution), levels };
    findings.push(findingAt(null, { code: 'WEIGHT_SCHEME_ADJUSTED', details }));
  }
  return findings;
}

/** A level without rows has none that could add up to its weight (SC6). */
function findLevelFaults({ levels, rows }: CompiledTable): Finding[] {
  return levels.flatMap(({ name, weight }) => {
    const sum = rows.reduce((total, row) => (row.level === name ? total + row.weight : total), 0);
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

const EXECUTION_RATE =
  /(?:预算|资金|经费|支出|拨款|财政)[^,;。、及时合规]{0,8}(?:执行率|执行进度|支出率|支出进度|支付率|支付进度)|^(?:预算)?执行率$/;

/** The indicator is the budget execution rate under another name: 资金执行率, 预算资金支出进度. */
export function measuresBudgetExecution(level3: string): boolean {
  return EXECUTION_RATE.test(comparableName(level3));
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

/** The name without 指标1:, marks, blanks, quotation marks and a unit in brackets at its end. */
function comparableName(level3: string): string {
  return normaliseText(level3)
    .replace(/^指标 ?\d{0,3} ?[:.、]?/, '')
    .replace(/\([^()]{1,4}\)$/, '')
    .replace(/[\s★☆*“”"'‘’,.;:。、·]+/g, '');
}
