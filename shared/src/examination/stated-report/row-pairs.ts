import { comparableName } from '../../indicator/indicator-name.ts';
import { groupBy } from '../indicator-cell.ts';
import type { StatedReport, StatedRow } from './stated-report.ts';

export interface RowPair {
  readonly narrative: StatedRow;
  readonly annex: StatedRow;
}

/** All rows of one indicator, whatever the view. */
export function rowsByIndicator({ rows }: Pick<StatedReport, 'rows'>): StatedRow[][] {
  return groupBy(rows, ({ indicator }) => comparableName(indicator));
}

/**
 * What both views state of one indicator: each statement of the narrative with the annex's row. A name that the annex
 * has twice is left out: which one is meant?
 */
export function rowPairs(report: Pick<StatedReport, 'rows'>): RowPair[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const [annex, second] = rows.filter(({ view }) => view === 'ANNEX');
    if (!annex || second) return [];
    return rows.filter(({ view }) => view === 'NARRATIVE').map((narrative) => ({ narrative, annex }));
  });
}
