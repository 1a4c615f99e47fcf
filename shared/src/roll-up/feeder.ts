import { readRollUpSource, RollUpSource } from '../indicator/roll-up-source.ts';
import type { ChildForm, ChildIndicator, ParentIndicator, ParentTable } from './child-form.ts';
import { yearEntryOf, type YearEntry } from './year-entry.ts';

/** One row of a table that feeds the row above, with its value of the year. */
export interface Feeder {
  readonly origin: 'BELOW' | 'OWN';
  readonly form: ChildForm;
  readonly indicator: ChildIndicator;
  readonly year: YearEntry;
  /** Forms below count once they are approved; the table's own entry is part of what is being put together. */
  readonly counts: boolean;
}

/** By the row above, in the order of the forms. */
export function feedersByParent(children: readonly ChildForm[]): ReadonlyMap<string, readonly Feeder[]> {
  const feeders = new Map<string, Feeder[]>();
  for (const form of children) {
    for (const indicator of form.indicators) {
      if (indicator.parentIndicatorId === null) continue;
      const feeder: Feeder = {
        origin: 'BELOW',
        form,
        indicator,
        year: yearEntryOf(indicator, form.budgetYear),
        counts: form.state === 'APPROVED',
      };
      const fed = feeders.get(indicator.parentIndicatorId);
      if (fed) fed.push(feeder);
      else feeders.set(indicator.parentIndicatorId, [feeder]);
    }
  }
  return feeders;
}

/** The row's source, or else its table's (RU20). */
export function sourceOf(parent: ParentTable, indicator: ParentIndicator | null): RollUpSource {
  return (
    readRollUpSource(indicator?.rollUpSource) ??
    readRollUpSource(parent.rollUpSource) ??
    RollUpSource.CHILDREN
  );
}

/** The table's own entry as one more table beside those below; null where the table does not say whose it is. */
export function ownFeeder(parent: ParentTable, indicator: ParentIndicator): Feeder | null {
  const { own, actuals, budgetYear, executions } = parent;
  if (!own) return null;
  const { level1, level2, level3, targetText, id } = indicator;
  const reported = actuals.find(({ indicatorId }) => indicatorId === id);
  const row: ChildIndicator = {
    valueText: null,
    completion: null,
    deviationReason: null,
    ...reported,
    ...{ id, level1, level2, level3, targetText, parentIndicatorId: id },
  };
  return {
    origin: 'OWN',
    form: { ...own, id: parent.id, state: 'DRAFT', budgetYear, indicators: [row], executions },
    indicator: row,
    year: yearEntryOf(row, budgetYear),
    counts: true,
  };
}
