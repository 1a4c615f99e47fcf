import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { placeOfIndicator } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupBy } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';
import type { TableMaterial } from './table-material.ts';

/**
 * F31: issued targets (下达指标) that nobody reported; one finding for a level of holders, with every cell.
 *
 * A row of any form that answers the target and holds an actual reports it; a dash is no actual, a zero is one. A
 * table that a form answers as a whole, without links from its rows, is left out: nobody can tell which are missing.
 */
export function findUnreportedTargets({ tables, forms, budgetYear }: RoundMaterial): ExaminationFinding[] {
  const answered = new Set(
    forms.flatMap(({ rows }) =>
      rows
        .filter(({ actualText }) => parseActualText(actualText, budgetYear).kind !== 'blank')
        .flatMap(({ id, answers }) => [id, ...answers]),
    ),
  );
  const linked = new Set(forms.flatMap(({ rows }) => rows.flatMap(({ id, answers }) => [id, ...answers])));
  const isUnlinked = ({ id, indicators }: TableMaterial) =>
    forms.some(({ tableIds }) => tableIds.includes(id)) && !indicators.some((one) => linked.has(one.id));
  const examined = tables.filter((table) => !isUnlinked(table));
  const cells = examined.flatMap((table) => table.indicators.map((indicator) => ({ table, indicator })));
  return groupBy(cells, ({ table }) => table.holderLevel).flatMap((issued) => {
    const unreported = issued.filter(({ indicator }) => !answered.has(indicator.id));
    const level = issued[0]?.table.holderLevel ?? 'REGION';
    return findingAt(
      unreported.map(({ table, indicator }) => ({
        place: placeOfIndicator(table, indicator, 'ACTUAL'),
        text: null,
      })),
      { code: 'F31', details: { level, unreported: unreported.length, issued: issued.length } },
    );
  });
}
