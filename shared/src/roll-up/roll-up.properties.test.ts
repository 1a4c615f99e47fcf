import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChild, aGroup, months, rolled } from '#test/roll-up-forms';
import { AggregationRule } from '../indicator/aggregation-rule.ts';
import { addRatios, compareRatios, NOTHING, ratioOf, type Ratio } from '../indicator-value/ratio.ts';
import type { ChildForm } from './child-form.ts';
import type { PeriodReport } from './period-report.ts';
import type { RolledUpRow } from './rolled-up-table.ts';

const RULES = Object.values(AggregationRule);
const aRule = fc.constantFrom(...RULES);

/** Hundredths, so that sums and quotients have decimals. */
const aValue = fc.integer({ min: 0, max: 2000 }).map((hundredths) => (hundredths / 100).toFixed(2));

interface Draft {
  readonly value: string | null;
  readonly denominator: number;
  readonly amountInFen: number;
  readonly state: ChildForm['state'];
}
const aDraft: fc.Arbitrary<Draft> = fc.record({
  value: fc.option(aValue, { freq: 5 }),
  denominator: fc.integer({ min: 0, max: 20 }),
  amountInFen: fc.integer({ min: 0, max: 100_000_000_000 }),
  state: fc.constantFrom<ChildForm['state']>('APPROVED', 'APPROVED', 'APPROVED', 'DRAFT'),
});
const someDrafts = fc.array(aDraft, { minLength: 1, maxLength: 8 });

/** A form of its own unit, reported at a time of its own. */
function formOf(draft: Draft, index: number, unit = `u${index}`): ChildForm {
  const { value, denominator, amountInFen, state } = draft;
  return aChild(unit, value, {
    ...{ id: `form-${index}`, amountInFen, state, targetText: '≥5' },
    reportedAt: `2024-06-01T00:00:${String(index).padStart(2, '0')}.000Z`,
    ...(value === null ? {} : { numerator: value, denominator: String(denominator) }),
  });
}

/** What is claimed of the value: the texts that are scored, the exact value and its money. */
function claimOf({ state, valueText, completion, quotient, carried, coverage }: RolledUpRow) {
  const value = carried?.value ?? null;
  const exact = value && { numerator: value.numerator, denominator: value.denominator };
  const lowest = exact && reduce(exact);
  return { state, valueText, completion, quotient, lowest, amountInFen: carried?.amountInFen, coverage };
}

function reduce({ numerator, denominator }: Ratio): string {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return `${numerator / divisor}/${denominator / divisor}`;
}

function shuffled<T>(items: readonly T[], keys: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, key: keys[index] ?? index }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('rollUp', () => {
  const someKeys = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
  // Two tables per unit, some in another unit of measure, some with names of what they count.
  const aUnit = fc.constantFrom('a', 'b', 'c', 'd');
  const aSpelling = fc.constantFrom('', '万', '家', '万家');
  const someObjects = fc.option(fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 3 }));

  it('[RU1] [RU2] [RU3] [RU4] [RU5] [RU11] [RU12] gives the same whatever the order of the forms', () => {
    const forms = fc.array(fc.tuple(aDraft, aUnit, aSpelling, someObjects), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        aRule,
        forms,
        someKeys,
        fc.constantFrom('≥5', '≥5家', '健全'),
        (rule, drafts, keys, target) => {
          const children = drafts.map(([draft, unit, spelling, objects], index) => {
            const value = objects ? String(objects.length) : draft.value;
            const named = { ...draft, value: value && value + spelling };
            const form = formOf(named, index, unit);
            const rows = form.indicators.map((row) => ({ ...row, objects, numerator: draft.value }));
            // Some at the same time.
            return { ...form, indicators: rows, reportedAt: index % 2 === 0 ? null : form.reportedAt };
          });
          const once = rolled(rule, children, target);
          const again = rolled(rule, shuffled(children, keys), target);
          // Compiled texts follow the order of the forms; everything that is counted does not.
          const isCompiled = once.completion !== null || target === '健全';
          const claims = [once, again].map((row) => {
            const { valueText, ...rest } = claimOf(row);
            return isCompiled ? rest : { ...rest, valueText };
          });
          expect(claims[1]).toEqual(claims[0]);
          const uses = [once, again].map(({ contributions }) =>
            Object.fromEntries(contributions.map(({ formId, use }) => [formId, use])),
          );
          expect(uses[1]).toEqual(uses[0]);
        },
      ),
    );
  });

  it('[RU21] gives the same however the units are grouped', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(aRule, someDrafts, cuts, (rule, drafts, groupOf) => {
        const children = drafts.map((draft, index) => formOf(draft, index));
        const groups = [0, 1, 2].flatMap((group) => {
          const members = children.filter((_, index) => groupOf[index] === group);
          return members.length === 0 ? [] : [aGroup(rule, `g${group}`, members, '≥5')];
        });
        const [flat, grouped] = [rolled(rule, children, '≥5'), rolled(rule, groups, '≥5')];
        // Coverage is of the units right below.
        const exact = (row: RolledUpRow) => {
          const { lowest, completion } = claimOf(row);
          return { lowest, completion };
        };
        if (rule === 'COUNT_OBJECTS') expect(flat.valueText).toBe(grouped.valueText);
        expect(exact(grouped)).toEqual(exact(flat));
      }),
    );
  });

  it('[RU6] takes nothing from a form that reports nothing, or is not approved', () => {
    fc.assert(
      fc.property(aRule, someDrafts, aDraft, (rule, drafts, silent) => {
        // What is missing leaves ALL_OF open, which the next property holds.
        fc.pre(rule !== 'ALL_OF');
        const children = drafts.map((draft, index) => formOf(draft, index));
        const blank = formOf({ ...silent, value: null }, 90);
        const draft = formOf({ ...silent, state: 'SUBMITTED' }, 91);
        const without = claimOf(rolled(rule, children));
        const { valueText, completion, quotient, lowest, amountInFen } = claimOf(
          rolled(rule, [blank, ...children, draft]),
        );
        expect({ ...without, valueText, completion, quotient, lowest, amountInFen }).toEqual(without);
      }),
    );
  });

  it('[RU11] is 0 where one is missed, 1 where all are met, and open otherwise', () => {
    fc.assert(
      fc.property(someDrafts, (drafts) => {
        const counted = drafts.map(({ state, value }) => (state === 'APPROVED' ? value : null));
        const { completion } = rolled(
          'ALL_OF',
          drafts.map((draft, index) => formOf(draft, index)),
        );
        const isMissed = counted.some((value) => value !== null && Number(value) < 5);
        expect(completion).toBe(isMissed ? '0' : counted.includes(null) ? null : '1');
      }),
    );
  });

  it('[RU3] [RU4] [RU5] stays within the least and the most', () => {
    const rules = fc.constantFrom<AggregationRule>(
      'FUND_WEIGHTED_MEAN',
      'RATIO',
      'LATEST',
      'MINIMUM',
      'MAXIMUM',
    );
    fc.assert(
      fc.property(rules, someDrafts, (rule, drafts) => {
        const positive = drafts.map((draft) => ({ ...draft, denominator: draft.denominator + 1 }));
        const children = positive.map((draft, index) => formOf(draft, index));
        const { carried, contributions } = rolled(rule, children);
        if (!carried?.value) return;
        const { value } = carried;
        const values = contributions
          .flatMap(({ value: own, parts }) =>
            parts
              ? [
                  ratioOf(
                    parts.numerator.numerator * 100n * parts.denominator.denominator,
                    parts.numerator.denominator * parts.denominator.numerator,
                  ),
                ]
              : (own ?? []),
          )
          .sort(compareRatios);
        expect(values.some((one) => compareRatios(one, value) <= 0)).toBe(true);
        expect(values.some((one) => compareRatios(one, value) >= 0)).toBe(true);
      }),
    );
  });

  it('[RU1] adds up exactly', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
    const decimal = fc.tuple(digits, fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 8 }), (numbers) => {
        const texts = numbers.map(([figures, scale]) => {
          const padded = figures.toString().padStart(scale + 1, '0');
          return scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
        });
        const sum = numbers
          .map(([figures, scale]) => ratioOf(figures, 10n ** BigInt(scale)))
          .reduce(addRatios, NOTHING);
        const { carried } = rolled(
          'SUM',
          texts.map((text, index) => aChild(`u${index}`, text)),
        );
        expect(carried?.value && compareRatios(carried.value, sum)).toBe(0);
      }),
    );
  });
});

describe('yearEntryOf', () => {
  const someMonths = fc.array(fc.option(aValue, { freq: 4 }), { minLength: 1, maxLength: 12 });
  const reporting = (
    rule: Exclude<PeriodReport['rule'], 'MILESTONES'>,
    unit: string,
    values: readonly (string | null)[],
  ) => aChild(unit, null, { periods: { rule, entries: months(...values) }, targetText: '≥5' });
  const exactOf = ({ carried }: RolledUpRow) => carried?.value && reduce(carried.value);

  it('[RU13] commutes with the units for sums of sums, least of least and most of most', () => {
    const rules = fc.constantFrom('SUM', 'MINIMUM', 'MAXIMUM');
    fc.assert(
      fc.property(rules, fc.array(someMonths, { minLength: 1, maxLength: 4 }), (rule, units) => {
        const periodsFirst = rolled(
          rule,
          units.map((values, index) => reporting(rule, `u${index}`, values)),
        );
        const count = Math.max(...units.map(({ length }) => length));
        const monthly = Array.from({ length: count }, (_, month) =>
          rolled(
            rule,
            units.map((values, index) => aChild(`u${index}`, values[month] ?? null)),
          ),
        );
        const unitsFirst = rolled(
          rule,
          monthly.map(({ valueText }, month) => aChild(`m${month}`, valueText)),
        );
        expect(exactOf(unitsFirst)).toEqual(exactOf(periodsFirst));
      }),
    );
  });

  it('[RU14] [RU15] [RU16] gives the same whatever the order in which the months stand', () => {
    const rules = fc.constantFrom('SUM', 'LATEST', 'MEAN', 'MINIMUM', 'MAXIMUM', 'ALL_OF');
    const keys = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(rules, someMonths, keys, (rule, values, order) => {
        const entries = months(...values);
        const yearOf = (list: typeof entries) =>
          rolled('SUM', [aChild('a', null, { targetText: '≥5', periods: { rule, entries: list } })]);
        expect(yearOf(shuffled(entries, order))).toEqual(yearOf(entries));
      }),
    );
  });

  it('[RU19] takes nothing from a month that reports nothing', () => {
    const rules = fc.constantFrom('SUM', 'LATEST', 'MEAN', 'MINIMUM', 'MAXIMUM');
    fc.assert(
      fc.property(rules, someMonths, (rule, values) => {
        const reported = values.filter((value) => value !== null);
        const [all, only] = [values, reported].map((list) => rolled('SUM', [reporting(rule, 'a', list)]));
        expect(all && exactOf(all)).toEqual(only && exactOf(only));
      }),
    );
  });

  it('[RU16] keeps the mean within the least and the most', () => {
    fc.assert(
      fc.property(someMonths, (values) => {
        const [least, mean, most] = (['MINIMUM', 'MEAN', 'MAXIMUM'] as const).map(
          (rule) => rolled('SUM', [reporting(rule, 'a', values)]).carried?.value,
        );
        if (!least || !mean || !most) {
          expect(values.every((value) => value === null)).toBe(true);
          return;
        }
        expect(compareRatios(least, mean)).toBeLessThanOrEqual(0);
        expect(compareRatios(mean, most)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
