import { comparableName } from '../indicator/indicator-name.ts';
import { groupBy, indicatorCells, type IndicatorCell } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';

/**
 * The cells that print one and the same indicator, from the centre's table to the last unit's.
 *
 * They belong together by name, or by link where each table holds one cell of the link only: several rows of one table
 * that feed the same row above are its parts, each with a name of its own.
 */
export function indicatorLines(material: RoundMaterial): IndicatorCell[][] {
  const cells = indicatorCells(material);
  const lines = createLines(cells);
  for (const alike of groupBy(cells, ({ level3 }) => comparableName(level3))) {
    for (const cell of alike) lines.join(cell.id, alike[0]?.id ?? cell.id);
  }
  const links = cells.flatMap((cell) => cell.linkedTo.map((link) => ({ cell, link })));
  for (const parts of groupBy(links, ({ cell, link }) => JSON.stringify([cell.source, link]))) {
    const [only, another] = parts;
    if (only && !another) lines.join(only.cell.id, only.link);
  }
  return groupBy(cells, ({ id }) => lines.of(id));
}

/** Sets that grow together; each is called by the id of one of its cells. */
function createLines(cells: readonly IndicatorCell[]) {
  const next = new Map(cells.map(({ id }) => [id, id]));
  const of = (id: string): string => {
    let root = id;
    for (let step = next.get(root); step !== undefined && step !== root; step = next.get(root)) root = step;
    // What was passed on the way points to the end from now on, so that long chains stay fast.
    for (let at = id; at !== root;) {
      const step = next.get(at) ?? root;
      next.set(at, root);
      at = step;
    }
    return root;
  };
  const join = (one: string, other: string): void => {
    // A link may lead to a row that this material does not hold.
    if (next.has(one) && next.has(other)) next.set(of(one), of(other));
  };
  return { of, join };
}
