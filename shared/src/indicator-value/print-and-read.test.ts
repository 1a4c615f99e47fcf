import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, formatDecimal, parseDecimal, type Decimal } from './decimal.ts';
import { normaliseText } from './normalise-text.ts';
import { parseActualText } from './parse-actual-text.ts';
import { parseTargetText } from './parse-target-text.ts';
import type { ParsedTarget, PointComparison } from './parsed-value.ts';
import { compareRatios, formatRatio, multiplyRatios, ratioOf, WHOLE } from './ratio.ts';
import { relateUnits } from './relate-units.ts';
import { UNIT_MEASURES } from './unit-table.ts';

const decimals: fc.Arbitrary<Decimal> = fc.record({
  digits: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  scale: fc.integer({ min: 0, max: 6 }),
});
const values = decimals.map(formatDecimal);
const notNegative = values.map((value) => value.replace('-', ''));
const units = fc.constantFrom(
  '',
  '%',
  '‰',
  '万元',
  '亿元',
  '家',
  '户',
  '人次',
  '元/亩',
  '公里',
  'm³/d',
  '个百分点',
  '穴',
);
const comparisons: Readonly<Record<PointComparison, readonly string[]>> = {
  'at-least': ['≥', '≧', '>=', '不低于', '不少于', '大于等于'],
  'at-most': ['≤', '≦', '‹=', '不超过', '小于等于'],
  exactly: ['=', '═', '＝', '等于'],
  'more-than': ['>', '＞', '大于'],
  'less-than': ['<', '＜', '小于'],
};

/** The text, half-width or full-width. */
const anyWidth = (text: string) =>
  fc
    .boolean()
    .map((isFull) =>
      isFull ? text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)) : text,
    );

/** A target as it is read, with one of the ways in which tables print it. */
const printed: fc.Arbitrary<readonly [ParsedTarget, string]> = fc
  .oneof(
    fc
      .record({
        comparison: fc.constantFrom(...(Object.keys(comparisons) as PointComparison[])),
        value: values,
        unit: units,
      })
      .chain(({ comparison, value, unit }) =>
        fc
          .constantFrom(...comparisons[comparison])
          .map(
            (operator) =>
              [
                { kind: 'quantity', comparison, value, unit: unit === '' ? null : unit, isBare: false },
                `${operator}${value}${unit}`,
              ] as const,
          ),
      ),
    fc
      .record({ value: values, unit: units })
      .map(
        ({ value, unit }) =>
          [
            { kind: 'quantity', comparison: 'exactly', value, unit: unit === '' ? null : unit, isBare: true },
            `${value}${unit}`,
          ] as const,
      ),
    fc
      .tuple(notNegative, notNegative, units, fc.constantFrom('-', '~', '至', '—'))
      .map(([a, b, unit, sign]) => {
        const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a];
        return [
          { kind: 'quantity', comparison: 'range', low, high, unit: unit === '' ? null : unit },
          `${low}${sign}${high}${unit}`,
        ] as const;
      }),
    fc
      .tuple(notNegative, notNegative, units)
      .map(
        ([value, within, unit]) =>
          [
            { kind: 'quantity', comparison: 'tolerance', value, within, unit: unit === '' ? null : unit },
            `${value}±${within}${unit}`,
          ] as const,
      ),
    fc.tuple(notNegative, units).map(
      ([within, unit]) =>
        [
          {
            kind: 'quantity',
            comparison: 'tolerance',
            value: '0',
            within,
            unit: unit === '' ? null : unit,
          },
          `±${within}${unit}`,
        ] as const,
    ),
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .chain((date) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', ofMonth = ''] = day.split('-');
        const texts = [
          day,
          `${year}年${Number(month)}月${Number(ofMonth)}日前完成`,
          `${year}/${Number(month)}/${Number(ofMonth)}`,
          `${year}.${Number(month)}.${Number(ofMonth)}`,
        ];
        return fc
          .constantFrom(...texts)
          .map((text) => [{ kind: 'deadline', by: day, from: day }, text] as const);
      }),
  )
  // The name of a field in the union is told by `kind`; a tuple of the two loses that.
  .chain(([target, text]) => anyWidth(text).map((wide) => [target as ParsedTarget, wide] as const));

describe('a target that is printed', () => {
  it('[TT1] [TT2] [TT3] [TT4] [TT5] is read again as what it was', () => {
    fc.assert(
      fc.property(printed, ([target, text]) => {
        expect(parseTargetText(text)).toEqual(target);
      }),
    );
  });

  it('[TT2] [TT4] is read as an actual without its comparison', () => {
    fc.assert(
      fc.property(printed, ([target, text]) => {
        const actual = parseActualText(text);
        if (target.kind !== 'quantity') expect(actual).toEqual(target);
        else if ('isBare' in target) {
          expect(actual).toEqual({ kind: 'quantity', value: target.value, unit: target.unit });
        } else expect(actual).toEqual({ kind: 'qualitative' });
      }),
    );
  });

  it('[TT1] is normalised once and for all', () => {
    fc.assert(
      fc.property(
        printed,
        fc.string({ unit: fc.constantFrom(...'>=<≥≤＝＞± +-—–~％百分之九十五百 0123，,.\u00a0\u200b') }),
        ([, text], anything) => {
          for (const each of [text, anything]) {
            const once = normaliseText(each);
            expect(normaliseText(once)).toBe(once);
          }
        },
      ),
    );
  });
});

describe('an exact number', () => {
  it('is written as a decimal and read back', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const read = parseDecimal(formatDecimal(value));
        expect(read && compareDecimals(read, value)).toBe(0);
      }),
    );
  });

  it('is written as a ratio and read back, where its decimals suffice', () => {
    fc.assert(
      fc.property(decimals, ({ digits, scale }) => {
        const ratio = ratioOf(digits, 10n ** BigInt(scale));
        const read = parseDecimal(formatRatio(ratio, scale));
        expect(read && compareRatios(ratioOf(read.digits, 10n ** BigInt(read.scale)), ratio)).toBe(0);
      }),
    );
  });
});

describe('relateUnits', () => {
  const magnitudes = fc.constantFrom('', '百', '万', '亿');
  const any = fc
    .tuple(magnitudes, fc.constantFrom(...UNIT_MEASURES.keys()), fc.constantFrom('', '/人', '/亩·年'))
    .map((parts) => parts.join(''));

  it('[TT7] turns a unit back by the inverse, and knows the same of both directions', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [there, back] = [relateUnits(a, b), relateUnits(b, a)];
        expect(back.kind).toBe(there.kind);
        if (there.kind !== 'convertible' || back.kind !== 'convertible') return;
        expect(compareRatios(multiplyRatios(there.factor, back.factor), WHOLE)).toBe(0);
      }),
    );
  });

  it('[TT7] comes to the same by way of a third unit', () => {
    const ofOneMeasure = fc
      .constantFrom(...new Set([...UNIT_MEASURES.values()].map(({ measure }) => measure)))
      .chain((measure) => {
        const alike = [...UNIT_MEASURES]
          .filter(([, known]) => known.measure === measure)
          .map(([unit]) => unit);
        const one = fc.tuple(magnitudes, fc.constantFrom(...alike)).map((parts) => parts.join(''));
        return fc.tuple(one, one, one);
      });
    fc.assert(
      fc.property(ofOneMeasure, ([a, b, c]) => {
        const [direct, first, second] = [relateUnits(a, c), relateUnits(a, b), relateUnits(b, c)];
        if (direct.kind !== 'convertible' || first.kind !== 'convertible' || second.kind !== 'convertible') {
          throw new Error(`${a}, ${b} and ${c} measure the same`);
        }
        expect(compareRatios(direct.factor, multiplyRatios(first.factor, second.factor))).toBe(0);
      }),
    );
  });
});
