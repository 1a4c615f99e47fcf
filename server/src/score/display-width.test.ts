import { describe, expect, it } from 'vitest';
import { displayWidth, fitWidth } from './display-width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc 12%', 7],
    ['产出指标', 8],
    ['≥8.3 亿元', 9],
    ['（家）', 6],
    ['“小巨人”', 8],
    ['𠮷龘', 4],
    ['１００％', 8],
  ])('gives %j %s cells', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('fitWidth', () => {
  it.each([
    ['产出', 6, 'left', '产出  '],
    ['13.5', 6, 'right', '  13.5'],
    ['产出指标', 6, 'left', '产出… '],
    ['产出指标', 7, 'left', '产出指…'],
    ['abcdef', 4, 'left', 'abc…'],
    ['产出', 4, 'left', '产出'],
  ] as const)('fits %s into %s cells, %s', (text, width, align, fitted) => {
    expect(fitWidth(text, width, align)).toBe(fitted);
    expect(displayWidth(fitted)).toBe(width);
  });
});
