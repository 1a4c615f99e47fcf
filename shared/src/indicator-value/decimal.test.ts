import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, subtractDecimals } from './decimal.ts';

const decimals = fc
  .record({
    digits: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    scale: fc.integer({ min: 0, max: 12 }),
  })
  .map((value) => value);

describe('parseDecimal', () => {
  it.each([
    '',
    ' 1',
    '1 ',
    '1,000',
    '1e5',
    '1e400',
    'NaN',
    'Infinity',
    '.5',
    '5.',
    '--1',
    '0x10',
    '１',
    '1'.repeat(41),
  ])('reads nothing but plain decimals: %j is none', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('reads back what formatDecimal writes', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const read = parseDecimal(formatDecimal(value));
        return read !== null && compareDecimals(read, value) === 0;
      }),
    );
  });

  it.each([
    ['1.50', '1.5'],
    ['-0.00', '0'],
    ['+007', '7'],
    ['-12.30', '-12.3'],
  ])('spells %s as %s', (text, plain) => {
    const value = parseDecimal(text);
    expect(value && formatDecimal(value)).toBe(plain);
  });
});

describe('addDecimals', () => {
  it('adds exactly, and subtractDecimals takes away again', () => {
    fc.assert(
      fc.property(
        decimals,
        decimals,
        (a, b) => compareDecimals(subtractDecimals(addDecimals(a, b), b), a) === 0,
      ),
    );
  });
});
