import { describe, expect, it } from 'vitest';
import { countLines } from './count-lines.ts';

/** Ten characters wide. */
const room = { width: 1000, em: 100 };
const han = (count: number) => '字'.repeat(count);

describe('countLines', () => {
  it('fills lines with characters, the first less its indent', () => {
    expect(countLines('', room)).toBe(1);
    expect(countLines(han(10), room)).toBe(1);
    expect(countLines(han(11), room)).toBe(2);
    expect(countLines(han(18), { ...room, indent: 200 })).toBe(2);
    expect(countLines(han(19), { ...room, indent: 200 })).toBe(3);
  });

  it('sets characters closer where the style does', () => {
    expect(countLines(han(11), { ...room, tighter: -10 })).toBe(1);
  });

  it('begins a line where the text does', () => {
    expect(countLines('一\n二\r\n三', room)).toBe(3);
  });

  it('keeps a figure whole, half as wide as Chinese, with a gap beside it', () => {
    expect(countLines('1234567890123456789', room)).toBe(1);
    expect(countLines(`${han(7)}12345`, room)).toBe(1);
    expect(countLines(`${han(7)}123456`, room)).toBe(2);
    expect(countLines(`${han(8)}12345${han(7)}`, room)).toBe(2);
    expect(countLines(`${han(8)}12345${han(8)}`, room)).toBe(3);
  });

  it('breaks what is longer than a line', () => {
    expect(countLines('1'.repeat(21), room)).toBe(2);
    expect(countLines('1'.repeat(41), room)).toBe(3);
  });

  it('lets one stop hang past the edge, and takes the character before another one along', () => {
    expect(countLines(`${han(10)}。`, room)).toBe(1);
    expect(countLines(`${han(10)}。${han(10)}`, room)).toBe(2);
    expect(countLines(`${han(10)}）${han(8)}`, room)).toBe(2);
    expect(countLines(`${han(10)}）${han(9)}`, room)).toBe(3);
    expect(countLines(`${han(9)}（${han(9)}`, room)).toBe(2);
    expect(countLines(`${han(9)}（${han(10)}`, room)).toBe(3);
  });
});
