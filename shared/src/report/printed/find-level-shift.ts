import { levelKey } from '../../indicator/level.ts';
import { lastRowOf, type PrintedCell } from './printed-report.ts';

/** The level 1 that the official template has above a level 2; what it does not know is left alone. */
const ABOVE: readonly (readonly [level1: string, level2: RegExp])[] = [
  ['产出', /^(?:数量|质量|时效)/],
  ['效益', /^(?:经济效益|社会效益|生态效益|可持续影响)/],
  ['满意度', /满意度/],
];

/** The merged cells of one indicator, from the outermost level to what stands beside its name. */
export interface Levels {
  readonly level1: PrintedCell | undefined;
  readonly level2: PrintedCell | undefined;
  readonly name: PrintedCell | undefined;
}

/**
 * The cell whose merging does not fit the level above it; null: all fit.
 *
 * A level ends in the middle of another, or a level 2 stands beside the neighbour of its own level 1: then a merged
 * cell begins or ends a row too early.
 */
export function findLevelShift(rows: readonly Levels[]): PrintedCell | null {
  for (const [index, { level1, level2, name }] of rows.entries()) {
    for (const [outer, inner] of [
      [level1, level2],
      [level2, name],
    ]) {
      if (outer && inner && (inner.row < outer.row || lastRowOf(inner) > lastRowOf(outer))) return inner;
    }
    const expected = ABOVE.find(([, words]) => words.test(level2?.text.trim() ?? ''))?.[0];
    if (
      !level1 ||
      level1.text.trim() === '' ||
      !level2 ||
      expected === undefined ||
      levelKey(level1.text) === expected
    )
      continue;
    const neighbours = [rows[index - 1]?.level1, rows[index + 1]?.level1].filter((cell) => cell !== level1);
    if (neighbours.some((cell) => cell && levelKey(cell.text) === expected)) return level1;
  }
  return null;
}
