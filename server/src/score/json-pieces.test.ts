import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

describe('jsonPieces', () => {
  it('are together what JSON.stringify writes over several lines', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(4), (value, levels) => {
        expect([...jsonPieces(value, levels)].join('')).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('leave out what is undefined, and keep empty lists and objects on their line', () => {
    const value = { a: undefined, b: [], c: {}, rows: [{ d: undefined, e: 'x\ny' }], f: [[], [1]] };
    expect([...jsonPieces(value, 3)].join('')).toBe(JSON.stringify(value, null, 2));
  });

  it('give each row of a table by itself', () => {
    const rows = Array.from({ length: 1000 }, (_, row) => ({ row }));
    const longest = Math.max(...[...jsonPieces([{ rows }], 3)].map((piece) => piece.length));
    expect(longest).toBeLessThan(100);
  });
});
