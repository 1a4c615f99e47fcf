import { compareRatios, ratioOf, type Ratio } from '../../indicator-value/ratio.ts';
import { sumOf } from '../add-up.ts';
import type { Contribution } from '../contribution.ts';
import { compareOrigins, marked, valueOf, type Combination } from './combination.ts';

/**
 * Counts each object once, however many tables support it.
 *
 * A unit all of whose tables name what they count brings the names: one object is one, over tables and units (RU12).
 * Of any other unit the most of its tables counts, since they support the same objects (RU2).
 */
export function countObjects(usable: readonly Contribution[]): Combination {
  const inOrder = [...usable].sort(compareOrigins);
  const unnamed = new Set(inOrder.filter(({ objects }) => objects === null).map(({ unitId }) => unitId));
  const named = countByName(inOrder.filter(({ unitId }) => !unnamed.has(unitId)));
  const most = mostOfTables(inOrder.filter(({ unitId }) => unnamed.has(unitId)));
  const objects = [...named.objects];
  return {
    value: sumOf([ratioOf(BigInt(objects.length), 1n), ...most.values]),
    contributions: marked(usable, new Set([...named.counted, ...most.counted]), 'SAME_OBJECTS'),
    countedBy: unnamed.size === 0 ? 'OBJECTS' : named.counted.length === 0 ? 'MOST_OF_TABLES' : 'BOTH',
    objects: unnamed.size === 0 ? objects : null,
  };
}

/** A table that names nothing new is of the same objects; a table that names nothing at all counts as zero. */
function countByName(contributions: readonly Contribution[]) {
  const objects = new Set<string>();
  const counted = contributions.filter((contribution) => {
    const names = contribution.objects ?? [];
    const isNew = names.length === 0 || names.some((name) => !objects.has(name));
    for (const name of names) objects.add(name);
    return isNew;
  });
  return { objects, counted };
}

function mostOfTables(contributions: readonly Contribution[]): {
  readonly values: readonly Ratio[];
  readonly counted: readonly Contribution[];
} {
  const most = new Map<string, Contribution>();
  for (const contribution of contributions) {
    const best = most.get(contribution.unitId);
    if (!best || compareRatios(valueOf(contribution), valueOf(best)) > 0)
      most.set(contribution.unitId, contribution);
  }
  const counted = [...most.values()];
  return { values: counted.map(valueOf), counted };
}
