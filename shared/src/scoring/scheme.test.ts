import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { readScheme } from './read-scheme.ts';
import { DEFAULT_SCHEME, hasDefaultWeights } from './scheme.ts';
import { scoreTable } from './score-table.ts';

describe('readScheme', () => {
  it('takes from the default what the input leaves out', () => {
    expect(readScheme(null)).toEqual(DEFAULT_SCHEME);
    expect(readScheme({ execution: '20' })).toEqual({ ...DEFAULT_SCHEME, execution: 2000 });
    expect(readScheme({ levels: { 产出: 40.5, 满意度指标: '20' }, qualitativeBands: [80, '50'] })).toEqual({
      ...DEFAULT_SCHEME,
      levels: [
        { name: '产出指标', weight: 4050 },
        { name: '满意度指标', weight: 2000 },
      ],
      qualitativeBands: [8000, 5000],
    });
  });
});

describe('hasDefaultWeights', () => {
  it.each([
    [{}, true],
    [{ levels: { 效益: 30, 产出: 50, 满意度: 10 } }, true],
    [{ levels: { 产出: 50, 效益: 30, 满意度: 10, 成本: 0 } }, true],
    [{ missingSatisfaction: 'rescale' as const }, true],
    [{ execution: 20 }, false],
    [{ levels: { 产出: 60, 效益: 30 } }, false],
    [{ levels: { 产出: 50, 效益: 30, 成本: 10 } }, false],
  ])('[FD1] finds in %j the default 10/50/30/10: %s', (input, isDefault) => {
    expect(hasDefaultWeights(readScheme(input))).toBe(isDefault);
  });
});

describe('a change of weights', () => {
  it.each([[null], [{ reason: '本资金不设满意度指标', authority: '自治区财政厅' }]])(
    '[SC16] is told with its reason and authority: %j',
    (change) => {
      const scheme = { execution: 20, levels: { 产出指标: 80 }, ...(change && { weightChange: change }) };
      const { findings } = scoreTable(aTable([{ weight: 80 }], { scheme }));
      const told = findings.find(({ code }) => code === 'WEIGHT_SCHEME_ADJUSTED');
      expect(told?.details).toEqual({ execution: '20', levels: { 产出指标: '80' }, change });
    },
  );
});
