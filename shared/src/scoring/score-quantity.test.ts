import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { pointsForShare } from '../indicator-value/points.ts';
import { formatRatio } from '../indicator-value/ratio.ts';
import { compileMeasure } from './compile-measure.ts';
import { scoreQuantity } from './score-quantity.ts';

/** Judges two texts as a row of 10 points would be. */
function judge(targetText: string, actualText: string, isCost = false) {
  const [target, actual] = [parseTargetText(targetText), parseActualText(actualText)];
  if (target.kind !== 'quantity' || actual.kind !== 'quantity')
    throw new Error('two quantities are compared');
  const measure = compileMeasure(target, actual, isCost);
  if (measure.kind === 'no-measure') return { because: measure.because };
  const { rule, share, completion, deviation } = scoreQuantity(measure);
  return {
    rule,
    points: share && pointsForShare(1000, share) / 100,
    completion: completion && formatRatio(completion),
    deviation: deviation && formatRatio(deviation),
  };
}

describe('scoreQuantity', () => {
  it.each([
    ['>0', '0', 0, '0', '0'],
    ['<0', '0', 0, '0', '0'],
    ['≥0', '-3', 0, '0', null],
    ['>10', '10', 10, '1', '0'],
    ['<10', '10', 10, '1', '0'],
    ['>-2%', '-2%', null, null, '0'],
  ])('[SC2] misses %s by %s: %s points of 10', (target, actual, points, completion, deviation) => {
    expect(judge(target, actual)).toEqual({ rule: 'SC2', points, completion, deviation });
  });

  it.each([
    ['≥10个', '10个', '1', '0'],
    ['≥10个', '25个', '2.5', '1.5'],
    ['≤5%', '3%', '1.6667', '-0.4'],
    ['≤5%', '0', null, '-1'],
    ['≤0起', '0', '1', '0'],
    ['0起', '0起', '1', '0'],
    ['=8个', '8个', '1', '0'],
    ['>5', '5.01', '1.002', '0.002'],
    ['<5％', '4.9%', '1.0204', '-0.02'],
    ['3~5次', '3次', '1', '0'],
    ['3~5次', '4次', '1', '0'],
    ['50±5厘米', '45厘米', '1', '0'],
    ['≤-2%', '-3.5%', null, '-0.75'],
    ['≥0', '5', null, null],
    ['≥1.2亿元', '12500万元', '1.0417', '0.0417'],
    ['≥3家', '3户', '1', '0'],
  ])('[SC1] gives %s reached by %s the whole weight', (target, actual, completion, deviation) => {
    expect(judge(target, actual)).toEqual({ rule: 'SC1', points: 10, completion, deviation });
  });

  it.each([
    ['≥10个', '9个', 9, '0.9', '-0.1'],
    ['≥4个', '2.01个', 5.03, '0.5025', '-0.4975'],
    ['≥10个', '0', 0, '0', '-1'],
    ['≥5%', '-3%', 0, '0', '-1.6'],
    ['≤3000 万元', '0.4 亿元', 7.5, '0.75', '0.3333'],
    ['=8个', '10个', 8, '0.8', '0.25'],
    ['=42人', '21人', 5, '0.5', '-0.5'],
    ['=8个', '-1个', 0, '0', '-1.125'],
    ['3~5次', '2次', 6.67, '0.6667', '-0.3333'],
    ['90%-95%', '100%', 9.5, '0.95', '0.0526'],
    ['50±5厘米', '60厘米', 9.17, '0.9167', '0.0909'],
    ['50±5厘米', '44厘米', 9.78, '0.9778', '-0.0222'],
    ['±5%', '6%', 8.33, '0.8333', '0.2'],
    ['≤0起', '2起', 0, '0', null],
    ['0起', '1起', 0, '0', null],
    ['>5', '5', 10, '1', '0'],
    ['<5', '5', 10, '1', '0'],
  ])('[SC2] gives %s missed by %s %s of 10', (target, actual, points, completion, deviation) => {
    expect(judge(target, actual)).toEqual({ rule: 'SC2', points, completion, deviation });
  });

  it.each([
    ['≤-2%', '-1%', '0.5'],
    ['≥-2%', '-3%', '-0.5'],
    ['=-2%', '1%', '1.5'],
    ['-5%~-2%', '1%', '1.5'],
  ])('[SC2] has no ratio for the negative target %s missed by %s', (target, actual, deviation) => {
    expect(judge(target, actual)).toEqual({ rule: 'SC2', points: null, completion: null, deviation });
  });

  it.each([
    ['37个', '100%', 'OTHER_KIND'],
    ['≥50公里', '60亩', 'OTHER_MEASURE'],
  ])('[SC2] cannot compare %s with %s', (target, actual, because) => {
    expect(judge(target, actual)).toEqual({ because });
  });

  it.each([
    ['20万元', '25万元', true, { rule: 'SC2', points: 8, completion: '0.8', deviation: '0.25' }],
    ['20万元', '18万元', true, { rule: 'SC1', points: 10, completion: '1.1111', deviation: '-0.1' }],
    ['100', '110', false, { rule: 'SC1', points: 10, completion: '1.1', deviation: '0.1' }],
    ['=100', '110', false, { rule: 'SC2', points: 9.09, completion: '0.9091', deviation: '0.1' }],
    ['=20万元', '18万元', true, { rule: 'SC2', points: 9, completion: '0.9', deviation: '-0.1' }],
    ['0', '1', false, { rule: 'SC2', points: 0, completion: '0', deviation: null }],
  ])('[TT8] scores %s with %s, on a cost row: %s', (target, actual, isCost, judgement) => {
    expect(judge(target, actual, isCost)).toEqual(judgement);
  });

  const comparisons = fc.constantFrom('≥', '>', '≤', '<', '=');
  const numbers = fc.integer({ min: 0, max: 100_000 }).map((hundredths) => hundredths / 100);

  it('[SC1] [SC2] stays within 0 and the weight', () => {
    fc.assert(
      fc.property(comparisons, numbers, numbers, (sign, target, actual) => {
        const { points } = judge(`${sign}${target}`, `${actual}`);
        return points !== undefined && points !== null && points >= 0 && points <= 10;
      }),
    );
  });

  it('[SC2] never scores less for more of what is asked, nor more for more of what is to be kept low', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('≥', '>', '≤', '<'),
        numbers,
        numbers,
        numbers,
        (sign, target, one, other) => {
          const pointsFor = (actual: number) => judge(`${sign}${target}`, `${actual}`).points ?? 0;
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          return sign === '≥' || sign === '>'
            ? pointsFor(less) <= pointsFor(more)
            : pointsFor(less) >= pointsFor(more);
        },
      ),
    );
  });
});
