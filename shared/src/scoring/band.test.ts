import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { parseDecimal, decimalAsRatio } from '../indicator-value/decimal.ts';
import { bandOf } from './band.ts';
import { DEFAULT_SCHEME } from './scheme.ts';
import { scoreTable } from './score-table.ts';
import type { BandPosition, ModeInput } from './table-input.ts';

describe('bandOf', () => {
  it.each([
    ['1', 'UPPER', 8000, 10_000],
    ['0.8', 'UPPER', 8000, 10_000],
    ['0.7999', 'MIDDLE', 6000, 8000],
    ['0.6', 'MIDDLE', 6000, 8000],
    ['0.5999', 'LOWER', 0, 6000],
    ['0', 'LOWER', 0, 6000],
  ])('[SC15] puts a completion of %s into %s, from %s to %s', (completion, position, from, to) => {
    const decimal = parseDecimal(completion);
    if (!decimal) throw new Error('a decimal');
    expect(bandOf(decimalAsRatio(decimal), DEFAULT_SCHEME)).toEqual({ position, from, to });
  });
});

describe('a row that a person put into a band', () => {
  function score(band: BandPosition, more: { completion?: number; mode?: ModeInput } = {}) {
    const { completion = null, mode = 'proportional' } = more;
    return scoreTable(
      aTable([{ target: '显著提升', actual: '有所提升', band, completion }], {
        scheme: { execution: 10, levels: { 产出指标: 90 }, mode },
      }),
    );
  }

  it.each<[BandPosition, readonly [number, number]]>([
    ['upper', [82, 100]],
    ['middle', [64, 82]],
    ['lower', [10, 64]],
  ])('[SC15] leaves the total between the edges of the band %s: %j', (band, range) => {
    const scored = score(band);
    expect(scored.range).toEqual(range);
    expect([scored.rows[0]?.score, scored.total, scored.grade]).toEqual([null, null, null]);
  });

  it('[SC15] scores the edges by the mode of the row', () => {
    expect(score('middle', { mode: { passMark: 60 } }).range).toEqual([10, 55]);
  });

  it('[SC15] gives way to the completion that a person sets', () => {
    const scored = score('middle', { completion: 0.7 });
    expect([scored.total, scored.range]).toEqual([73, [73, 73]]);
  });
});
