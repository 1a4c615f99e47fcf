import { describe, expect, it } from 'vitest';
import { isCostRow, isKnownLevel1, isQuantityRow, levelKey, normaliseLevelName } from './level.ts';

describe('normaliseLevelName', () => {
  it.each([
    ['产出', '产出指标'],
    ['产出指标', '产出指标'],
    [' 产 出\n指标 ', '产出指标'],
    ['一、产出指标（50分）', '产出指标'],
    ['效益', '效益指标'],
    ['服务对象满意度指标', '满意度指标'],
    ['成本', '成本指标'],
    ['项目管理', '项目管理'],
    ['指标', '指标'],
  ])('[SC6] reads the level %j as %s', (name, level) => {
    expect(normaliseLevelName(name)).toBe(level);
  });

  it('keeps levels apart that are none of each other', () => {
    expect(levelKey('产出')).not.toBe(levelKey('效益'));
  });
});

describe('isKnownLevel1', () => {
  it.each(['产出', '效益指标', '满意度', '成本指标', '项目决策', '过程指标', '投入'])(
    '[FD4] knows %s',
    (name) => {
      expect(isKnownLevel1(name)).toBe(true);
    },
  );

  it.each(['', '别的', 'output', '指标'])('[FD4] does not know %j', (name) => {
    expect(isKnownLevel1(name)).toBe(false);
  });
});

describe('isCostRow', () => {
  it.each([
    ['产出指标', '成本指标', true],
    ['成本指标', null, true],
    ['产出指标', '数量指标', false],
  ])('[TT8] finds a cost row in %s, %s: %s', (level1, level2, isCost) => {
    expect(isCostRow(level1, level2)).toBe(isCost);
  });
});

describe('isQuantityRow', () => {
  it.each([
    ['数量指标', true],
    ['质量指标', false],
    [null, false],
  ])('[FD1] asks for a number in %s: %s', (level2, asks) => {
    expect(isQuantityRow(level2)).toBe(asks);
  });
});
