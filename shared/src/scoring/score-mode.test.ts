import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { requireDecimal } from '../indicator-value/points.ts';
import { decimalAsRatio } from '../indicator-value/decimal.ts';
import { compareRatios, formatRatio, NOTHING, ratioOf, WHOLE } from '../indicator-value/ratio.ts';
import { shareByMode, type ScoreMode } from './score-mode.ts';
import { scoreTable } from './score-table.ts';
import type { IndicatorInput, ModeInput } from './table-input.ts';

const YES_NO: ScoreMode = { kind: 'YES_NO' };
const PASS_AT_60: ScoreMode = { kind: 'PASS_MARK', passMark: 6000 };
const TEN_SEVEN_FIVE: ScoreMode = {
  kind: 'STEPPED',
  of: 'COMPLETION',
  steps: [
    { from: 10_000, share: 10_000 },
    { from: 8000, share: 7000 },
    { from: 6000, share: 5000 },
  ],
};

describe('shareByMode', () => {
  it.each<[string, ScoreMode, string, string]>([
    ['takes the completion', { kind: 'PROPORTIONAL' }, '0.846', '0.846'],
    ['gives everything or nothing', YES_NO, '1', '1'],
    ['gives everything or nothing', YES_NO, '0.9999', '0'],
    ['counts from the pass mark', PASS_AT_60, '0.9', '0.75'],
    ['counts from the pass mark', PASS_AT_60, '1', '1'],
    ['gives nothing at the pass mark', PASS_AT_60, '0.6', '0'],
    ['gives nothing below the pass mark', PASS_AT_60, '0.59', '0'],
    ['stands on the step that is reached', TEN_SEVEN_FIVE, '1', '1'],
    ['stands on the step that is reached', TEN_SEVEN_FIVE, '0.9999', '0.7'],
    ['stands on the step that is reached', TEN_SEVEN_FIVE, '0.8', '0.7'],
    ['stands on the step that is reached', TEN_SEVEN_FIVE, '0.6', '0.5'],
    ['gives nothing below the steps', TEN_SEVEN_FIVE, '0.5999', '0'],
  ])('[SC11] %s: %j makes %s to %s', (_, mode, measure, share) => {
    expect(formatRatio(shareByMode(mode, decimalAsRatio(requireDecimal(measure))))).toBe(share);
  });

  const basisPoints = fc.integer({ min: 0, max: 10_000 });
  const modes = fc.oneof(
    fc.constant<ScoreMode>({ kind: 'PROPORTIONAL' }),
    fc.constant(YES_NO),
    fc.integer({ min: 0, max: 9999 }).map((passMark): ScoreMode => ({ kind: 'PASS_MARK', passMark })),
    fc
      .uniqueArray(fc.tuple(basisPoints, basisPoints), { minLength: 1, selector: ([from]) => from })
      .map((pairs): ScoreMode => {
        const falling = (values: number[]) => values.toSorted((a, b) => b - a);
        const [froms, shares] = [
          falling(pairs.map(([from]) => from)),
          falling(pairs.map(([, share]) => share)),
        ];
        const steps = froms.map((from, index) => ({ from, share: shares[index] ?? 0 }));
        return { kind: 'STEPPED', of: 'COMPLETION', steps };
      }),
  );

  it('[SC11] stays between nothing and the whole weight and never falls as the completion rises', () => {
    fc.assert(
      fc.property(modes, basisPoints, basisPoints, (mode, a, b) => {
        const [lower, higher] = [Math.min(a, b), Math.max(a, b)].map((share) =>
          shareByMode(mode, ratioOf(BigInt(share), 10_000n)),
        );
        if (!lower || !higher) throw new Error('two shares were made');
        expect(compareRatios(lower, higher)).toBeLessThanOrEqual(0);
        expect(compareRatios(lower, NOTHING)).toBeGreaterThanOrEqual(0);
        expect(compareRatios(higher, WHOLE)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the mode of a row', () => {
  const HALVES: ModeInput = {
    steps: [
      [90, 100],
      [80, 80],
      [60, 50],
    ],
    of: 'actual',
  };

  function scoreRow(row: Partial<IndicatorInput>, modes: object) {
    const scheme = { execution: 10, levels: { 产出指标: 90 }, ...modes };
    const scored = scoreTable(aTable([row], { scheme })).rows[0];
    return [scored?.score, scored?.rule];
  }
  const missed = { level3: '培训人数', target: '≥10人', actual: '9人', reason: '天气' };

  it.each<[string, object, unknown]>([
    ['no mode', {}, [81, 'SC2']],
    ['the mode of all rows', { mode: 'yes-no' }, [0, 'SC11']],
    ['the mode of its level', { mode: 'yes-no', levelModes: { 产出: { passMark: 60 } } }, [67.5, 'SC11']],
    [
      'the mode of its indicator',
      {
        mode: 'yes-no',
        levelModes: { 产出: { passMark: 60 } },
        indicatorModes: {
          '指标1：培训人数（人）': {
            steps: [
              [100, 100],
              [80, 70],
            ],
          },
        },
      },
      [63, 'SC11'],
    ],
    [
      'the proportional mode of its indicator',
      { mode: 'yes-no', indicatorModes: { 培训人数: 'proportional' } },
      [81, 'SC2'],
    ],
    ['the mode of another level', { levelModes: { 效益: 'yes-no' } }, [81, 'SC2']],
  ])('[SC11] is the nearest one: %s', (_, modes, expected) => {
    expect(scoreRow(missed, modes)).toEqual(expected);
  });

  it.each<[string, Partial<IndicatorInput>, unknown]>([
    ['an actual above its target', { target: '≥95%', actual: '96%' }, [90, 'SC1']],
    ['an actual that meets a lower target', { target: '≥80%', actual: '85%' }, [72, 'SC11']],
    ['an actual below its target', { target: '≥95%', actual: '92%' }, [90, 'SC11']],
    ['a bare number beside a percentage', { target: '≥95%', actual: '65' }, [45, 'SC11']],
    ['per mille', { target: '≥95%', actual: '850‰' }, [72, 'SC11']],
    ['an actual below all steps', { target: '≥95%', actual: '59.9%' }, [0, 'SC11']],
    ['a count, which climbs by its completion', { target: '≥10人', actual: '8人' }, [72, 'SC2']],
    [
      'a judged row, which climbs by its completion',
      { target: '群众满意', actual: '基本满意', completion: 0.7 },
      [45, 'SC11'],
    ],
  ])('[SC11] lets the actual itself climb the steps of satisfaction: %s', (_, row, expected) => {
    expect(scoreRow({ reason: '说明', ...row }, { mode: HALVES })).toEqual(expected);
  });

  it('[SC11] gives a row without an actual nothing, and leaves a row to a person that only a person can judge', () => {
    expect(scoreRow({ actual: null }, { mode: 'yes-no' })).toEqual([0, 'SC5']);
    // Even a step that everybody reaches is not reached by silence.
    const steps = [
      [60, 100],
      [0, 20],
    ];
    expect(scoreRow({ actual: '0人', target: '≥10人', reason: '天气' }, { mode: { steps } })).toEqual([
      18,
      'SC11',
    ]);
    expect(scoreRow({ actual: null }, { mode: { steps } })).toEqual([0, 'SC5']);
    expect(scoreRow({ target: '群众满意', actual: '较好' }, { mode: 'yes-no' })).toEqual([null, 'SC3']);
  });
});
