import { describe, expect, it } from 'vitest';
import { readFixture } from '#test/read-fixture';
import { scoreTable } from './score-table.ts';
import type { IndicatorInput, SchemeInput, TableInput } from './table-input.ts';

const [seed] = readFixture<readonly { readonly input: TableInput }[]>('tables.json');
if (!seed) throw new Error('the first table is the seed');
const xinjiang = seed.input;
const OTHER_INDICATORS = xinjiang.indicators.findIndex(({ level3 }) => level3.includes('其他指标'));

function scoreUnder(scheme: SchemeInput, change: Partial<IndicatorInput> = {}) {
  const indicators = xinjiang.indicators.map((row, index) =>
    index === OTHER_INDICATORS ? { ...row, ...change } : row,
  );
  return scoreTable({ ...xinjiang, scheme, indicators });
}

describe('the rows of Xinjiang', () => {
  it.each<[SchemeInput, number]>([
    [{ missingSatisfaction: 'to-output' }, 98.5],
    [{ missingSatisfaction: 'to-benefit' }, 98.75],
    [{ missingSatisfaction: 'rescale' }, 98.61],
  ])('[SC6] come to a total under %j: %s', (scheme, total) => {
    expect(scoreUnder(scheme).total).toBe(total);
  });

  it('[SC11] come to 96.25 under a pass mark of 60 %', () => {
    const scored = scoreUnder({ ...xinjiang.scheme, mode: { passMark: 60 } });
    expect(scored.rows[OTHER_INDICATORS]).toMatchObject({ weight: 15, score: 11.25, rule: 'SC11' });
    expect([scored.total, scored.grade]).toEqual([96.25, '优']);
  });

  it('[SC15] come to 94 to 97 with the row put into its middle band', () => {
    const scored = scoreUnder(xinjiang.scheme ?? {}, { completion: null, band: 'middle' });
    expect([scored.total, scored.range, scored.grade]).toEqual([null, [94, 97], null]);
  });
});
