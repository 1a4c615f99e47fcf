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

/** What both views state of one indicator. A name that a view has twice is left out: which one is meant? */
export function rowPairs(report: Pick<StatedReport, 'rows'>): RowPair[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const [narrative, another] = rows.filter(({ view }) => view === 'NARRATIVE');
    const [annex, second] = rows.filter(({ view }) => view === 'ANNEX');
    return narrative && annex && !another && !second ? [{ narrative, annex }] : [];
  });
}
