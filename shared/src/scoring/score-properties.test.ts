import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { RANDOM_TABLES } from '#test/random-tables';
import { scoreTable } from './score-table.ts';

const inHundredths = (points: number) => Math.round(points * 100);

/** A decimal with at most two places, as text. */
const decimals = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((digits) => String(digits / 100));

/** The one row's score, of 90 points. */
function scoreOf(target: string, actual: string): number {
  const score = scoreTable(aTable([{ target, actual }])).rows[0]?.score;
  if (score === null || score === undefined) throw new Error(`${target} against ${actual} is undecided`);
  return score;
}

const ordered = (min: number, max: number) =>
  fc
    .tuple(decimals(min, max), decimals(min, max))
    .map(([a, b]): readonly [string, string] => (Number(a) <= Number(b) ? [a, b] : [b, a]));

describe('scoreTable, for any table', () => {
  it('[SC1] [SC2] [SC3] [SC5] keeps every score within 0 and its weight, and the total within its range', () => {
    fc.assert(
      fc.property(RANDOM_TABLES, (table) => {
        const { rows, execution, total, range } = scoreTable(table);
        for (const { score, weight } of [...rows, execution]) {
          if (score !== null) expect(score >= 0 && score <= weight).toBe(true);
        }
        expect(range[0]).toBeLessThanOrEqual(range[1]);
        if (total !== null) expect(range).toEqual([total, total]);
      }),
    );
  });

  it('[SC9] makes the total and each level of their parts, to the hundredth', () => {
    fc.assert(
      fc.property(RANDOM_TABLES, (table) => {
        const { rows, execution, levels, total } = scoreTable(table);
        const parts = [execution.score, ...rows.map(({ score }) => score)];
        const sum = parts.reduce<number>((all, score) => all + inHundredths(score ?? 0), 0);
        expect(total === null).toBe(parts.includes(null));
        if (total === null) return;
        expect(inHundredths(total)).toBe(sum);
        const ofLevels = Object.values(levels).reduce<number>(
          (all, score) => all + inHundredths(score ?? 0),
          0,
        );
        expect(ofLevels + inHundredths(execution.score ?? 0)).toBe(sum);
      }),
    );
  });

  it('[SC9] gives the same for the same table, through JSON and back', () => {
    fc.assert(
      fc.property(RANDOM_TABLES, (table) => {
        const again = JSON.parse(JSON.stringify(table)) as typeof table; // the same table
        expect(JSON.stringify(scoreTable(again))).toBe(JSON.stringify(scoreTable(table)));
      }),
    );
  });
});

describe('the score of a quantity, over its actual', () => {
  it.each(['≥', '＞', ''])('[SC2] never falls where more is asked: %s', (operator) => {
    fc.assert(
      fc.property(decimals(0, 200), ordered(-50, 400), (target, [less, more]) => {
        // A bare 0 asks for nothing more (TT8).
        fc.pre(operator !== '' || target !== '0');
        expect(scoreOf(`${operator}${target}个`, less)).toBeLessThanOrEqual(
          scoreOf(`${operator}${target}个`, more),
        );
      }),
    );
  });

  it.each(['≤', '＜'])('[SC2] never rises where less is asked: %s', (operator) => {
    fc.assert(
      fc.property(decimals(0, 200), ordered(-50, 400), (target, [less, more]) => {
        expect(scoreOf(`${operator}${target}个`, less)).toBeGreaterThanOrEqual(
          scoreOf(`${operator}${target}个`, more),
        );
      }),
    );
  });

  it('[SC2] rises towards what is asked exactly, and falls beyond', () => {
    fc.assert(
      fc.property(decimals(0, 200), ordered(0, 400), (target, [less, more]) => {
        const [low, high] = [scoreOf(`=${target}个`, less), scoreOf(`=${target}个`, more)];
        if (Number(more) <= Number(target)) expect(low).toBeLessThanOrEqual(high);
        if (Number(less) >= Number(target)) expect(low).toBeGreaterThanOrEqual(high);
      }),
    );
  });

  it('[SC2] is whole within a range, rises towards it and falls beyond', () => {
    fc.assert(
      fc.property(ordered(0, 200), ordered(0, 400), ([from, to], [less, more]) => {
        const target = `${from}~${to}个`;
        const [low, high] = [scoreOf(target, less), scoreOf(target, more)];
        if (Number(more) <= Number(to)) expect(low).toBeLessThanOrEqual(high);
        if (Number(less) >= Number(from)) expect(low).toBeGreaterThanOrEqual(high);
        if (Number(less) >= Number(from) && Number(less) <= Number(to)) expect(low).toBe(90);
      }),
    );
  });

  it('[SC2] is the same on both sides of a unit that is converted', () => {
    fc.assert(
      fc.property(decimals(1, 200), fc.integer({ min: 0, max: 40_000 }), (target, actual) => {
        expect(scoreOf(`≥${target}万元`, `${actual / 100}万元`)).toBe(
          scoreOf(`≥${target}万元`, `${actual * 100}元`),
        );
      }),
    );
  });
});
