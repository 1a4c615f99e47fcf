import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setForm } from '#test/change-round';
import { findUnreasonedWeights } from './find-unreasoned-weights.ts';
import type { WeightsMaterial } from './form-material.ts';

const CHANGED: WeightsMaterial = {
  execution: 1000,
  levels: [
    { name: '产出指标', weight: 6000 },
    { name: '效益指标', weight: 3000 },
  ],
  reason: null,
};

function find(weights: WeightsMaterial | null) {
  return findUnreasonedWeights(changeRound(aCleanRound(), setForm('annex', { weights })));
}

describe('findUnreasonedWeights', () => {
  it.each([null, '', ' '])('[F12] finds changed weights with the reason %j', (reason) => {
    expect(find({ ...CHANGED, reason })).toMatchObject([
      { code: 'F12', details: { execution: '10', levels: { 产出指标: '60', 效益指标: '30' } } },
    ]);
  });

  it('[F12] accepts a reason', () => {
    expect(find({ ...CHANGED, reason: '本资金不设满意度指标，其分值并入产出指标' })).toEqual([]);
  });

  it('[F12] asks no reason for the default, in any order and spelling, nor for weights that are not known', () => {
    const levels = [
      { name: '满意度', weight: 1000 },
      { name: '效益', weight: 3000 },
      { name: '产出', weight: 5000 },
      { name: '成本指标', weight: 0 },
    ];
    expect(find({ execution: 1000, levels, reason: null })).toEqual([]);
    expect(find(null)).toEqual([]);
  });
});
