import { describe, expect, it } from 'vitest';
import { checkIndicator } from './check-indicator.ts';
import type { Indicator } from './indicator.ts';

function anIndicator(overrides: Partial<Indicator> = {}): Indicator {
  return {
    id: 'i1',
    position: 1,
    level1: '产出指标',
    level2: '数量指标',
    level3: '支持企业数量',
    targetText: '≥3家',
    weight: null,
    aggregationRule: 'COUNT_OBJECTS',
    periodRule: null,
    rollUpSource: null,
    parentIndicatorId: 'p1',
    ...overrides,
  };
}

describe('checkIndicator', () => {
  it.each<[Partial<Indicator>, string[]]>([
    [{}, []],
    [{ weight: 10_000 }, []],
    [{ level1: '项目管理' }, []],
    [{ level1: '自定' }, []],
    [{ targetText: '稳步增长', level2: '质量指标', aggregationRule: 'FUND_WEIGHTED_MEAN' }, []],
    [{ level3: ' ' }, ['NAME_MISSING']],
    [{ level1: '别的' }, ['LEVEL_UNKNOWN']],
    [{ weight: 10_001 }, ['WEIGHT_OUT_OF_RANGE']],
    [{ weight: -1 }, ['WEIGHT_OUT_OF_RANGE']],
    [{ weight: 0.5 }, ['WEIGHT_OUT_OF_RANGE']],
    [{ targetText: '稳步增长' }, []],
    [{ targetText: '≥3' }, []],
    [{ targetText: '≥10公里', aggregationRule: 'SUM' }, []],
    [{ targetText: '≥95%', aggregationRule: 'SUM' }, ['RULE_NEEDS_AMOUNTS']],
    [{ targetText: '≥95%', aggregationRule: 'COUNT_OBJECTS' }, ['RULE_NEEDS_AMOUNTS']],
    [{ targetText: '≥95%', aggregationRule: 'FUND_WEIGHTED_MEAN' }, []],
    [{ targetText: '≥95%', aggregationRule: null }, []],
    [{ targetText: '≥10公里', aggregationRule: 'COUNT_OBJECTS' }, ['RULE_NEEDS_OBJECTS']],
    [{ weight: 0 }, []],
    [{ parentIndicatorId: 'i1' }, ['FEEDS_ITSELF']],
  ])('[AE6] finds in %j: %j', (overrides, codes) => {
    expect(checkIndicator(anIndicator(overrides), ['自定']).map(({ code }) => code)).toEqual(codes);
  });
});
