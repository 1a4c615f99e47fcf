import { describe, expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

const cellOf = (text: string) => csvText([[text]]).slice(1, -2);

describe('csvText', () => {
  it('writes lines with a mark in front, and quotes what holds commas, quotes or lines', () => {
    expect(csvText([['甲', '1,5'], ['他说"好"', '一\n二'], ['']])).toBe(
      '\uFEFF甲,"1,5"\r\n"他说""好""","一\n二"\r\n\r\n',
    );
  });

  it.each([
    '=1+1',
    '+SUM(1)',
    '-SUM(A1)',
    '@A1',
    '\t=1',
    '\r=1',
    '\0=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    ' =1',
    '"=1',
  ])('[C-81] keeps %j from being calculated', (text) => expect(cellOf(text).replace(/^"/, '')).toMatch(/^'/));

  it.each(['-5', '+5%', '600', '98.50', '0.1', '100%', '1,200'])('[C-81] leaves the number %s one', (text) =>
    expect(cellOf(text).replaceAll('"', '')).toBe(text),
  );
});
