import { describe, expect, it } from 'vitest';
import { readSchemeInput } from './read-scheme-input.ts';

describe('readSchemeInput', () => {
  it('[FD4] reads a stored scheme, and keeps its content as it is', () => {
    expect(readSchemeInput(null)).toEqual({ ok: true, scheme: null });
    expect(readSchemeInput({ execution: 10 })).toEqual({ ok: true, scheme: { execution: 10 } });
    const whole = {
      execution: 10,
      levels: { 产出指标: 50, 效益指标: '30' },
      qualitativeBands: [80, 50],
      missingSatisfaction: 'rescale',
      mode: 'proportional',
      levelModes: {
        满意度指标: {
          steps: [
            [90, 100],
            [80, 80],
            [60, 50],
          ],
          of: 'actual',
        },
      },
      indicatorModes: { 培训人数: { passMark: 60 }, 验收: 'yes-no' },
      executionMode: {
        steps: [
          [100, 100],
          [80, 70],
          [60, 50],
        ],
        of: 'completion',
      },
      totalCaps: [{ below: 80, atMost: 89 }],
      deviationDeduction: { from: 30, points: 2, of: 'short' },
      overshoot: 120,
      weightChange: { reason: '本项目不设满意度指标', authority: '自治区财政厅' },
    };
    expect(readSchemeInput(whole)).toEqual({ ok: true, scheme: whole });
  });

  it.each<[string, unknown, [string, string]]>([
    ['text for points', { execution: 'x' }, ['$.execution', 'DECIMAL']],
    ['points below 0', { levels: { 产出指标: -1 } }, ['$.levels.产出指标', 'POINTS']],
    ['one band', { qualitativeBands: [80] }, ['$.qualitativeBands', 'TWO_BANDS']],
    ['rising bands', { qualitativeBands: [60, 80] }, ['$.qualitativeBands', 'FALLING']],
    ['an unknown policy', { missingSatisfaction: 'x' }, ['$.missingSatisfaction', 'ONE_OF']],
    ['an unknown mode', { mode: 'strict' }, ['$.mode', 'MODE']],
    ['a mode without its figures', { levelModes: { 产出指标: {} } }, ['$.levelModes.产出指标', 'MODE']],
    ['no mode at all', { mode: null }, ['$.mode', 'OBJECT']],
    ['a pass mark of everything', { mode: { passMark: 100 } }, ['$.mode.passMark', 'BELOW_100']],
    ['no steps', { executionMode: { steps: [] } }, ['$.executionMode.steps', 'FALLING']],
    [
      'rising steps',
      {
        mode: {
          steps: [
            [60, 50],
            [80, 70],
          ],
        },
      },
      ['$.mode.steps', 'FALLING'],
    ],
    [
      'steps whose shares rise',
      {
        mode: {
          steps: [
            [80, 50],
            [60, 70],
          ],
        },
      },
      ['$.mode.steps', 'FALLING'],
    ],
    [
      'the same step twice',
      {
        mode: {
          steps: [
            [80, 70],
            [80, 70],
          ],
        },
      },
      ['$.mode.steps', 'FALLING'],
    ],
    ['a step of one number', { mode: { steps: [[80]] } }, ['$.mode.steps[0]', 'STEP']],
    ['a share above the weight', { mode: { steps: [[80, 101]] } }, ['$.mode.steps[0][1]', 'SHARE']],
    ['steps of something else', { mode: { steps: [[80, 10]], of: 'x' } }, ['$.mode.of', 'ONE_OF']],
    ['a cap without points', { totalCaps: [{ below: 80 }] }, ['$.totalCaps[0].atMost', 'POINTS']],
    ['a cap below a text', { totalCaps: [{ below: 'x', atMost: 1 }] }, ['$.totalCaps[0].below', 'DECIMAL']],
    [
      'a deduction without points',
      { deviationDeduction: { from: 30 } },
      ['$.deviationDeduction.points', 'POINTS'],
    ],
    ['an endless threshold', { overshoot: 1e9 }, ['$.overshoot', 'PER_CENT']],
    [
      'a reason without authority',
      { weightChange: { reason: '新项目' } },
      ['$.weightChange.authority', 'STATEMENT'],
    ],
    [
      'an empty reason',
      { weightChange: { reason: ' ', authority: '财政厅' } },
      ['$.weightChange.reason', 'STATEMENT'],
    ],
  ])('[FD4] refuses %s', (_, json, [path, expected]) => {
    const reading = readSchemeInput(json);
    expect(reading.ok ? null : [reading.problem.path, reading.problem.expected]).toEqual([path, expected]);
  });
});
