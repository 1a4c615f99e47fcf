import type { CompiledTable } from './compile-table.ts';
import { findingAt, type Finding } from './finding.ts';
import { findPublishedFaults } from './published-faults.ts';
import { findRowFaults } from './row-faults.ts';
import type { ScoredTable } from './score-compiled-table.ts';
import { findTableFaults } from './table-faults.ts';

/** Every fault of one table: of the whole first, then row by row. */
export function findFaults(table: CompiledTable, scored: ScoredTable): Finding[] {
  const { input, scheme } = table;
  const rowFaults = table.rows.flatMap((row) => {
    const indicator = input.indicators[row.index];
    const scoredRow = scored.rows[row.index];
    if (!indicator || !scoredRow) return [];
    const faults = findRowFaults({ input: indicator, row, scored: scoredRow, scheme });
    return faults.map((fault) => findingAt(row.index, fault));
  });
  const findings = [...findTableFaults(table), ...findPublishedFaults(table, scored), ...rowFaults];
  return findings.sort((a, b) => (a.row ?? -1) - (b.row ?? -1));
}
