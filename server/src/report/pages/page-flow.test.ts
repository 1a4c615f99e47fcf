import { describe, expect, it } from 'vitest';
import { PageFlow, type Strip } from './page-flow.ts';

const lines = (count: number): Strip[] => Array.from({ length: count }, () => ({ height: 10 }));

describe('PageFlow', () => {
  it('goes on to the next page where one is full', () => {
    expect(new PageFlow(30).place(lines(7))).toEqual([1, 1, 1, 2, 2, 2, 3]);
  });

  it('keeps together what belongs together, as far as a page holds it', () => {
    const [first, second, heading, text] = lines(4) as [Strip, Strip, Strip, Strip];
    const kept = { ...heading, keepsNext: true };
    expect(new PageFlow(30).place([first, second, kept, text])).toEqual([1, 1, 2, 2]);
    expect(new PageFlow(30).place([first, kept, kept, kept, text])).toEqual([1, 2, 2, 2, 3]);
  });

  it('leaves out a distance at the top of a page', () => {
    const [line] = lines(1) as [Strip];
    const apart = { ...line, distance: 15 };
    expect(new PageFlow(30).place([apart, line, apart, line, line])).toEqual([1, 1, 2, 2, 2]);
  });

  it('puts the heads of a table above its rows on every page', () => {
    const row = { height: 10, headHeight: 10 };
    expect(new PageFlow(30).place([{ height: 10, keepsNext: true }, row, row, row, row, row])).toEqual([
      1, 1, 1, 2, 2, 3,
    ]);
  });

  it('begins pages of another height, and goes on over several calls', () => {
    const flow = new PageFlow(30);
    expect(flow.place(lines(1))).toEqual([1]);
    expect(flow.place(lines(3))).toEqual([1, 1, 2]);
    flow.newPage(10);
    expect(flow.place(lines(2))).toEqual([3, 4]);
  });
});
