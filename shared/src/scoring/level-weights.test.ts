import { describe, expect, it } from 'vitest';
import { resolveLevelWeights } from './level-weights.ts';
import { DEFAULT_SCHEME, type Scheme } from './scheme.ts';

const weights = (scheme: Partial<Scheme>, ...present: string[]) => {
  const { execution, levels, missing } = resolveLevelWeights({ ...DEFAULT_SCHEME, ...scheme }, present);
  return [execution, ...levels.map(({ name, weight }) => `${name} ${weight}`), missing.kind];
};

describe('resolveLevelWeights', () => {
  it.each([
    ['to-output', [1000, '产出指标 6000', '效益指标 3000', 'MOVED']],
    ['to-benefit', [1000, '产出指标 5000', '效益指标 4000', 'MOVED']],
    ['rescale', [1111, '产出指标 5556', '效益指标 3333', 'RESCALED']],
  ] as const)('[SC6] deals with a missing satisfaction by %s', (missingSatisfaction, expected) => {
    expect(weights({ missingSatisfaction }, '产出指标', '效益指标')).toEqual(expected);
  });

  it.each(['满意度指标', '满意度', ' 满意度 指标', '服务对象满意度'])(
    '[SC6] finds satisfaction in %j',
    (level1) => {
      expect(weights({}, '产出指标', level1)).toEqual([
        1000,
        '产出指标 5000',
        '效益指标 3000',
        '满意度指标 1000',
        'NOT_MISSING',
      ]);
    },
  );

  it('[SC6] misses nothing where the scheme names no satisfaction, or weighs it with 0', () => {
    expect(weights({ levels: [{ name: '产出指标', weight: 9000 }] })).toEqual([
      1000,
      '产出指标 9000',
      'NOT_MISSING',
    ]);
    expect(weights({ levels: [{ name: '满意度指标', weight: 0 }] })).toEqual([
      1000,
      '满意度指标 0',
      'NOT_MISSING',
    ]);
  });

  it('[SC6] adds to a level that the scheme does not name', () => {
    const levels = [
      { name: '产出指标', weight: 8000 },
      { name: '满意度指标', weight: 1000 },
    ];
    expect(weights({ levels, missingSatisfaction: 'to-benefit' })).toEqual([
      1000,
      '产出指标 8000',
      '效益指标 1000',
      'MOVED',
    ]);
  });

  it('[SC6] keeps 100 points when it rescales, the last level taking the rest', () => {
    const levels = [
      { name: '成本指标', weight: 1700 },
      { name: '产出指标', weight: 3300 },
      { name: '效益指标', weight: 1700 },
      { name: '满意度指标', weight: 2300 },
    ];
    expect(weights({ levels, missingSatisfaction: 'rescale' })).toEqual([
      1299,
      '成本指标 2208',
      '产出指标 4286',
      '效益指标 2207',
      'RESCALED',
    ]);
  });

  it('[SC6] rescales nothing where nothing else weighs anything', () => {
    const levels = [{ name: '满意度指标', weight: 1000 }];
    expect(weights({ execution: 0, levels, missingSatisfaction: 'rescale' })).toEqual([0, 'RESCALED']);
    expect(weights({ execution: 500, levels, missingSatisfaction: 'rescale' })).toEqual([10_000, 'RESCALED']);
  });
});
