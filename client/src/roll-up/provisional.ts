import type { Coverage, RolledUpRow, RolledUpTable } from '@attain/shared/roll-up/rolled-up-table';

/** How many rows are put together from some of their units only: such a total is no last word. */
export function rowsWithMissingUnits({ rows }: RolledUpTable): number {
  return rows.filter(({ coverage }) => coverage.unitsReported < coverage.units).length;
}

interface Below {
  readonly coverage: Pick<Coverage, 'formsApproved' | 'forms'>;
  readonly rows: readonly Pick<RolledUpRow, 'state'>[];
}

/**
 * Forms below are still to be approved, and rows or money come from them: the total will move (暂计). A table that stands
 * on its own entries alone is settled whatever is below it.
 */
export function isProvisional({ coverage, rows }: Below): boolean {
  return coverage.formsApproved < coverage.forms && restsOnFormsBelow({ rows });
}

/** Rows or money come from the forms below; otherwise the table was filled in by its own unit. */
export function restsOnFormsBelow({ rows }: Pick<Below, 'rows'>): boolean {
  return rows.some(({ state }) => state !== 'OWN_ENTRY');
}
