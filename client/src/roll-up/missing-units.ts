import type { RolledUpTable } from '@attain/shared/roll-up/rolled-up-table';

/** How many rows are put together from some of their units only: such a total is no last word. */
export function rowsWithMissingUnits({ rows }: RolledUpTable): number {
  return rows.filter(({ coverage }) => coverage.unitsReported < coverage.units).length;
}
