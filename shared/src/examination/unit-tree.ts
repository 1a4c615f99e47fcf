import { comparableText } from './comparable-text.ts';
import type { UnitMaterial } from './document-material.ts';

/** The organisation tree, found by names. */
export interface UnitTree {
  /** The unit that is called so, by its name or another one of its names. */
  named(name: string): UnitMaterial | undefined;
  /** From the unit right above up to the top; ends where a name is unknown or comes again. */
  above(unit: UnitMaterial): readonly UnitMaterial[];
  /** How many levels the tree has below a unit. */
  levelsBelow(unit: UnitMaterial): number;
}

export function createUnitTree(units: readonly UnitMaterial[]): UnitTree {
  const byName = new Map<string, UnitMaterial>();
  for (const unit of units) {
    for (const name of [unit.name, ...unit.otherNames]) {
      const key = comparableText(name);
      if (!byName.has(key)) byName.set(key, unit);
    }
  }
  const named = (name: string) => byName.get(comparableText(name));
  const above = (unit: UnitMaterial) => {
    const found: UnitMaterial[] = [];
    let next = unit.parent === null ? undefined : named(unit.parent);
    while (next && next !== unit && !found.includes(next)) {
      found.push(next);
      next = next.parent === null ? undefined : named(next.parent);
    }
    return found;
  };
  return {
    named,
    above,
    levelsBelow: (top) => Math.max(0, ...units.map((unit) => above(unit).indexOf(top) + 1)),
  };
}
