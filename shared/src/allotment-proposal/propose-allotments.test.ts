import { describe, expect, it } from 'vitest';
import { anAllotmentUnit, UNBOUNDED, wanyuan } from '#test/allotment-units';
import { formatRatio, ratioOf } from '../indicator-value/ratio.ts';
import { DEFAULT_FORMULA, type AllotmentFormula } from './allotment-formula.ts';
import type { AllotmentUnit } from './allotment-proposal.ts';
import { proposeAllotments } from './propose-allotments.ts';

/** 优, 良, 差 with the same money this year. */
const THREE = [
  anAllotmentUnit({ id: 'a', score: 9850 }),
  anAllotmentUnit({ id: 'b', score: 8000 }),
  anAllotmentUnit({ id: 'c', score: 5999 }),
];

function amountsOf(sumInFen: number, units: readonly AllotmentUnit[], formula: AllotmentFormula) {
  return proposeAllotments(sumInFen, units, formula).lines.map(
    ({ division }) => division && division.amountInFen / wanyuan(1),
  );
}

describe('proposeAllotments', () => {
  it('[AL2] splits by this year’s amount times the factor of the grade', () => {
    // 220 : 200 : 140 of 560.
    expect(amountsOf(wanyuan(560), THREE, UNBOUNDED)).toEqual([220, 200, 140]);
    const { lines } = proposeAllotments(wanyuan(560), THREE, UNBOUNDED);
    expect(lines.map(({ grade, gradeFactor }) => [grade, gradeFactor.factor])).toEqual([
      ['优', '1.1'],
      ['良', '1'],
      ['差', '0.7'],
    ]);
  });

  it.each([
    [{ kind: 'THIS_YEAR' }, [150, 50]],
    [{ kind: 'EQUAL' }, [100, 100]],
    [{ kind: 'WEIGHTS', weights: { a: '0.5', b: '1.5' } }, [50, 150]],
    [{ kind: 'WEIGHTS', weights: { b: '7' } }, [0, 200]],
  ] as const)('[AL2] takes %j for the base', (base, amounts) => {
    const units = [
      anAllotmentUnit({ id: 'a', baseInFen: wanyuan(300) }),
      anAllotmentUnit({ id: 'b', baseInFen: wanyuan(100) }),
    ];
    expect(amountsOf(wanyuan(200), units, { ...UNBOUNDED, base })).toEqual(amounts);
  });

  it('[AL3] leaves a unit without a score its part of this year, whatever the others score, and says so', () => {
    const units = [
      anAllotmentUnit({ id: 'a', baseInFen: wanyuan(100), score: null }),
      anAllotmentUnit({ id: 'b', baseInFen: wanyuan(100) }),
      anAllotmentUnit({ id: 'c', baseInFen: wanyuan(200), score: 0 }),
    ];
    const { lines, notes } = proposeAllotments(wanyuan(800), units, UNBOUNDED);
    // 200 kept; 600 by 110 : 140.
    expect(lines.map(({ division }) => division?.amountInFen)).toEqual([200, 264, 336].map(wanyuan));
    expect(lines[0]).toMatchObject({ grade: null, gradeFactor: { because: { kind: 'KEEPS_BASE_SHARE' } } });
    expect(notes).toEqual([{ code: 'SCORE_UNDECIDED', unitIds: ['a'] }]);
  });

  it('[AL3] gives it a factor where the formula says so, and none for its execution', () => {
    const units = [
      anAllotmentUnit({ id: 'a', score: null, executionRate: ratioOf(0n, 1n) }),
      anAllotmentUnit({ id: 'b', score: 9000 }),
    ];
    const formula: AllotmentFormula = {
      ...UNBOUNDED,
      undecided: { kind: 'FACTOR', factor: '0.9' },
      executionSteps: [
        { from: '80', factor: '1' },
        { from: '0', factor: '0.5' },
      ],
    };
    expect(amountsOf(wanyuan(200), units, formula)).toEqual([90, 110]);
  });

  it.each([
    [ratioOf(1n, 1n), '1'],
    [ratioOf(4n, 5n), '0.9'],
    [ratioOf(79_999n, 100_000n), '0.8'],
    [ratioOf(0n, 1n), '0.8'],
    [ratioOf(6n, 5n), '1'],
    [null, '1'],
  ])('[AL4] takes the step that a rate of %o reaches', (executionRate, factor) => {
    const formula: AllotmentFormula = {
      ...UNBOUNDED,
      executionSteps: [
        { from: '100', factor: '1' },
        { from: '80', factor: '0.9' },
        { from: '0', factor: '0.8' },
      ],
    };
    const { lines, notes } = proposeAllotments(
      wanyuan(100),
      [anAllotmentUnit({ id: 'a', executionRate })],
      formula,
    );
    expect(lines[0]?.executionFactor.factor).toBe(factor);
    expect(notes).toEqual(executionRate ? [] : [{ code: 'NO_EXECUTION_RATE', unitIds: ['a'] }]);
  });

  it('[AL5] holds floor and ceiling, and splits by weight what they leave', () => {
    const formula: AllotmentFormula = {
      ...UNBOUNDED,
      gradeFactors: { 优: '2', 良: '1', 中: '1', 差: '0' },
      floor: { kind: 'OF_BASE_SHARE', perCent: '50' },
      ceiling: { kind: 'AMOUNT', wanyuan: '280' },
    };
    const { lines } = proposeAllotments(wanyuan(600), THREE, formula);
    expect(lines.map(({ division }) => [division?.heldAt, division?.amountInFen])).toEqual([
      ['CEILING', wanyuan(280)],
      [null, wanyuan(220)],
      ['FLOOR', wanyuan(100)],
    ]);
  });

  it('[AL5] gives way to whole 万元: a floor downwards, a ceiling upwards', () => {
    const bounds = (perCent: string) => ({ kind: 'OF_THIS_YEAR' as const, perCent });
    const units = [
      anAllotmentUnit({ id: 'a', baseInFen: wanyuan(3), score: 9000 }),
      anAllotmentUnit({ id: 'b', baseInFen: wanyuan(3), score: 0 }),
    ];
    const formula: AllotmentFormula = {
      ...UNBOUNDED,
      gradeFactors: { 优: '1', 良: '1', 中: '1', 差: '0' },
      floor: bounds('50'),
      ceiling: bounds('150'),
    };
    const { lines } = proposeAllotments(wanyuan(6), units, formula);
    expect(lines.map(({ floor, ceiling }) => [floor?.whole, ceiling?.whole])).toEqual([
      [1n, 5n],
      [1n, 5n],
    ]);
    expect(lines.map(({ division }) => division?.whole)).toEqual([5n, 1n]);
  });

  it.each<[string, number, Partial<AllotmentFormula>, object]>([
    [
      'floors above the sum',
      wanyuan(400),
      { floor: { kind: 'OF_THIS_YEAR', perCent: '80' } },
      { code: 'FLOORS_ABOVE_SUM', least: 480n, sum: 400n },
    ],
    [
      'ceilings below the sum',
      wanyuan(1000),
      { ceiling: { kind: 'AMOUNT', wanyuan: '300.5' } },
      { code: 'CEILINGS_BELOW_SUM', most: 903n, sum: 1000n },
    ],
    [
      'a floor above its ceiling',
      wanyuan(600),
      {
        floor: { kind: 'OF_THIS_YEAR', perCent: '100' },
        ceiling: { kind: 'AMOUNT', wanyuan: '199' },
      },
      { code: 'BOUNDS_CROSS', unitIds: ['a', 'b', 'c'] },
    ],
    [
      'factors of 0 only',
      wanyuan(600),
      { gradeFactors: { 优: '0', 良: '0', 中: '0', 差: '0' } },
      { code: 'NO_WEIGHT' },
    ],
    ['weights of nobody', wanyuan(600), { base: { kind: 'WEIGHTS', weights: {} } }, { code: 'NO_WEIGHT' }],
  ])('[AL6] proposes nothing for %s, and says why', (_, sum, overrides, obstacle) => {
    const proposal = proposeAllotments(sum, THREE, { ...UNBOUNDED, ...overrides });
    expect(proposal.obstacle).toEqual(obstacle);
    expect(proposal.lines.map(({ division }) => division)).toEqual([null, null, null]);
    // How far the way went is still told.
    expect(proposal.lines.map(({ grade }) => grade)).toEqual(['优', '良', '差']);
  });

  it('[AL6] has nobody to split over', () => {
    expect(proposeAllotments(wanyuan(1), [], DEFAULT_FORMULA).obstacle).toEqual({ code: 'NO_UNITS' });
  });

  it('[AL7] gives the whole 万元 that rounding leaves to the largest remainders, and names their places', () => {
    const units = ['a', 'b', 'c'].map((id, i) =>
      anAllotmentUnit({ id, baseInFen: [wanyuan(10), wanyuan(12), wanyuan(11)][i] ?? 0 }),
    );
    const { lines } = proposeAllotments(wanyuan(100), units, UNBOUNDED);
    expect(
      lines.map(
        ({ division }) =>
          division && [formatRatio(division.exact), division.whole, division.remainder?.place],
      ),
    ).toEqual([
      ['30.303', 30n, 3],
      ['36.3636', 37n, 1],
      ['33.3333', 33n, 2],
    ]);
  });

  it('[AL7] settles equal remainders by the score, then by the order of official tables', () => {
    const equal = [
      anAllotmentUnit({ id: 'a', score: 9000 }),
      anAllotmentUnit({ id: 'b', score: 9100 }),
      anAllotmentUnit({ id: 'c', score: 9000 }),
    ];
    expect(amountsOf(wanyuan(100), equal, UNBOUNDED)).toEqual([33, 34, 33]);
    expect(amountsOf(wanyuan(101), equal, UNBOUNDED)).toEqual([34, 34, 33]);
  });

  it('[AL8] gives what is less than 1 万元 to the unit with the most, or holds it back, and says so', () => {
    const sum = wanyuan(560) + 123_456;
    const given = proposeAllotments(sum, THREE, UNBOUNDED);
    expect(given.lines.map(({ division }) => division?.oddInFen)).toEqual([123_456, 0, 0]);
    expect(given.lines[0]?.division?.amountInFen).toBe(wanyuan(220) + 123_456);
    expect(given.notes).toEqual([{ code: 'ODD_AMOUNT', amountInFen: 123_456, unitId: 'a' }]);
    expect(given.heldBackInFen).toBe(0);

    const held = proposeAllotments(sum, THREE, { ...UNBOUNDED, oddAmount: 'HOLD_BACK' });
    expect(held.notes).toEqual([{ code: 'ODD_AMOUNT', amountInFen: 123_456, unitId: null }]);
    expect(held.heldBackInFen).toBe(123_456);
  });

  it('[AL8] gives it to the higher score of two with as much', () => {
    const equal = [anAllotmentUnit({ id: 'a', score: 9000 }), anAllotmentUnit({ id: 'b', score: 9001 })];
    const { notes } = proposeAllotments(wanyuan(10) + 1, equal, UNBOUNDED);
    expect(notes).toEqual([{ code: 'ODD_AMOUNT', amountInFen: 1, unitId: 'b' }]);
  });

  it('[AL8] does not lift a unit over its ceiling for it', () => {
    const ceiling = { kind: 'AMOUNT', wanyuan: '210' } as const;
    const { lines } = proposeAllotments(wanyuan(560) + 5, THREE, { ...UNBOUNDED, ceiling });
    expect(lines.map(({ division }) => division?.amountInFen)).toEqual([
      wanyuan(210),
      wanyuan(206) + 5,
      wanyuan(144),
    ]);
    const full = proposeAllotments(wanyuan(630) + 5, THREE, { ...UNBOUNDED, ceiling });
    expect(full.heldBackInFen).toBe(5);
  });

  it('[AL8] holds a sum below 1 万元 back', () => {
    const { lines, heldBackInFen } = proposeAllotments(999_999, THREE, UNBOUNDED);
    expect(lines.map(({ division }) => division?.amountInFen)).toEqual([0, 0, 0]);
    expect(heldBackInFen).toBe(999_999);
  });

  it('says which units had nothing this year', () => {
    const units = [anAllotmentUnit({ id: 'a', baseInFen: 0 }), anAllotmentUnit({ id: 'b' })];
    const { lines, notes } = proposeAllotments(wanyuan(10), units, UNBOUNDED);
    expect(notes).toEqual([{ code: 'NO_BASE', unitIds: ['a'] }]);
    expect(lines.map(({ division }) => division?.whole)).toEqual([0n, 10n]);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses a sum of %d fen', (sum) => {
    expect(() => proposeAllotments(sum, THREE, UNBOUNDED)).toThrow(RangeError);
  });

  it('refuses two units at one place', () => {
    const [unit] = THREE;
    expect(() => proposeAllotments(1, unit ? [unit, { ...unit, id: 'x' }] : [], UNBOUNDED)).toThrow(
      RangeError,
    );
  });
});
