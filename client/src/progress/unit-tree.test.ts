import { describe, expect, it } from 'vitest';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import { scoreForm } from '../scoring/score-form.ts';
import { sumMoney, unitTree } from './unit-tree.ts';

const region = aUnit({ id: 'xj', parentId: null, path: '/xj/', level: 'REGION', name: '自治区' });
const unit = aUnit();
const full = [
  { target: '1', value: '1' },
  { level1: '效益指标', target: '1', value: '1' },
];

function tree(...forms: Parameters<typeof aFormView>[0][]) {
  return unitTree(
    region,
    [unit],
    forms.map((form) => scoreForm(aFormView(form))),
  );
}

describe('unitTree', () => {
  it('[RU9] weighs a unit’s forms with their money once all of them are handed in', () => {
    const below = [
      { target: '2', value: '1' },
      { level1: '效益指标', target: '1', value: '1' },
    ];
    const lines = tree(
      { id: 'a', state: 'APPROVED', rows: full, amountInFen: 300 },
      { id: 'b', state: 'SUBMITTED', rows: below, amountInFen: 100 },
    );
    expect(lines.map(({ depth, score, state }) => [depth, score, state])).toEqual([
      [0, null, null],
      [1, 9250, 'SUBMITTED'],
      [2, 10_000, 'APPROVED'],
      [2, 7000, 'SUBMITTED'],
    ]);
  });

  it('leaves a unit undecided while a form may still change', () => {
    const lines = tree(
      { id: 'a', state: 'APPROVED', rows: full },
      { id: 'b', state: 'RETURNED', rows: full },
    );
    expect(lines[1]).toMatchObject({ score: null, state: 'RETURNED', done: 4, all: 4 });
  });

  it('calls a unit at work when one form is begun and the other is not', () => {
    const lines = tree({ id: 'a', state: 'APPROVED', rows: full }, { id: 'b', rows: [{ target: '1' }] });
    expect(lines[1]?.state).toBe('DRAFT');
    expect(lines[3]?.state).toBe('NOT_STARTED');
  });

  it('leaves out units without a form', () => {
    expect(unitTree(region, [unit], [])).toEqual([]);
  });
});

describe('sumMoney', () => {
  it('adds exactly', () => {
    expect(
      sumMoney([
        { budget: '130.1', executed: '130.1' },
        { budget: '69.9', executed: '0' },
      ]),
    ).toEqual({ budget: '200', executed: '130.1', rate: '65.1%' });
  });

  it('leaves a sum unknown when a part is', () => {
    expect(
      sumMoney([
        { budget: '130', executed: '130' },
        { budget: '70', executed: null },
      ]),
    ).toEqual({ budget: '200', executed: null, rate: null });
  });
});
