import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, printShortCode, RANDOM_VALUES, readShortCode, shortCodeFrom } from './short-code.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc
  .array(fc.integer({ min: 0, max: 31 }), { minLength: RANDOM_VALUES, maxLength: RANDOM_VALUES })
  .map(shortCodeFrom);

describe('readShortCode', () => {
  it('[SO8] reads every code as it is printed, in any case, width and grouping', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        for (const typed of [
          code,
          printShortCode(code),
          ` ${printShortCode(code).toLowerCase().replaceAll('-', ' ')}\t`,
          printShortCode(code).replaceAll('-', '—'),
          Array.from(code, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
        ]) {
          expect(readShortCode(typed)).toBe(code);
        }
      }),
    );
  });

  it('[SO8] notices every single wrong sign and every two that changed places', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let i = 0; i < CODE_LENGTH; i += 1) {
          for (const sign of SIGNS) {
            const typed = code.slice(0, i) + sign + code.slice(i + 1);
            expect(readShortCode(typed)).toBe(sign === code[i] ? code : null);
          }
          for (let j = i + 1; j < CODE_LENGTH; j += 1) {
            const signs = [...code];
            [signs[i], signs[j]] = [signs[j] ?? '', signs[i] ?? ''];
            expect(readShortCode(signs.join(''))).toBe(code[i] === code[j] ? code : null);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('[SO8] takes nothing else for a code', () => {
    for (const text of [
      '',
      '7',
      'U'.repeat(12),
      '绩'.repeat(12),
      '0'.repeat(11),
      '0'.repeat(13),
      '../../etc',
    ]) {
      expect(readShortCode(text)).toBeNull();
    }
    expect(() => shortCodeFrom([1, 2, 3])).toThrow(RangeError);
    expect(() => shortCodeFrom(Array.from({ length: RANDOM_VALUES }, () => 32))).toThrow(RangeError);
  });
});
