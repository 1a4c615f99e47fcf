import { comparableName } from '../indicator/indicator-name.ts';
import { normaliseText } from '../indicator-value/normalise-text.ts';
import type { AdministrativeLevel } from './administrative-level.ts';
import { placeOfIndicator, placeOfRow, type CellField, type ExaminationPlace } from './examination-place.ts';
import type { RoundMaterial } from './round-material.ts';

/** A level-3 indicator where it is printed: in an issued table, or in a form that prints rows of its own. */
export interface IndicatorCell {
  readonly id: string;
  /** The table or form that holds it. */
  readonly source: string;
  /** Null in a form. */
  readonly from: AdministrativeLevel | null;
  readonly level1: string;
  readonly level2: string | null;
  readonly level3: string;
  readonly targetText: string | null;
  /** What it feeds or answers. */
  readonly linkedTo: readonly string[];
  readonly placeOf: (field: CellField) => ExaminationPlace;
}

/** Tables first, then forms; a form that is filled in on the issued table prints nothing new. */
export function indicatorCells({ tables, forms }: RoundMaterial): IndicatorCell[] {
  const issued = tables.flatMap((table) =>
    table.indicators.map((indicator) => ({
      ...indicator,
      source: table.id,
      from: table.from,
      linkedTo: indicator.feeds === null ? [] : [indicator.feeds],
      placeOf: (field: CellField) => placeOfIndicator(table, indicator, field),
    })),
  );
  const ids = new Set(issued.map(({ id }) => id));
  const printed = forms.flatMap((form) =>
    form.rows
      .filter(({ id }) => !ids.has(id))
      .map((row) => ({
        ...row,
        source: form.id,
        from: null,
        linkedTo: row.answers,
        placeOf: (field: CellField) => placeOfRow(form, row, field),
      })),
  );
  return [...issued, ...printed];
}

/** Cells that say the same are one finding with several places: name and target are alike. */
export function groupAlike(cells: readonly IndicatorCell[]): IndicatorCell[][] {
  return groupBy(cells, ({ level3, targetText }) =>
    JSON.stringify([comparableName(level3), normaliseText(targetText ?? '')]),
  );
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
