import { parseActualText } from '@attain/shared/indicator-value/parse-actual-text';
import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import { ratioOf } from '@attain/shared/indicator-value/ratio';
import { compileMeasure } from '@attain/shared/scoring/compile-measure';
import { scoreByPerson, scoreInWords } from '@attain/shared/scoring/score-in-words';
import { scoreQuantity } from '@attain/shared/scoring/score-quantity';
import { NOT_REPORTED } from '@attain/shared/scoring/score-unreported';
import { describe, expect, it } from 'vitest';
import { describeDeviation, formatPercent } from './describe-deviation.ts';

function judged(targetText: string, actualText: string) {
  const target = parseTargetText(targetText);
  const actual = parseActualText(actualText);
  if (target.kind !== 'quantity' || actual.kind !== 'quantity') throw new Error('not two quantities');
  const measure = compileMeasure(target, actual, false);
  if (measure.kind !== 'measure') throw new Error('not comparable');
  return scoreQuantity(measure);
}

describe('describeDeviation', () => {
  it.each([
    ['=1 家', '1', 'met', '达到目标', '达到'],
    ['≥8.3 亿元', '8.5', 'met', '达到目标，高 0.2 亿元（+2.4%）', '达到，+0.2 亿元'],
    ['≥13 项', '11', 'down', '低于目标 2 项（−15.4%）', '低 2 项（−15.4%）'],
    ['≥7.2 亿元', '6.86', 'down', '低于目标 0.34 亿元（−4.7%）', '低 0.34 亿元（−4.7%）'],
    ['≤100 万元', '105', 'up', '超出上限 5 万元（+5%）', '超 5 万元（+5%）'],
    ['≤100 万元', '90', 'met', '达到目标，低 10 万元（−10%）', '达到，−10 万元'],
    ['=1 家', '2', 'up', '高于目标 1 家（+100%）', '高 1 家（+100%）'],
    ['≥90%', '97.3', 'met', '达到目标，高 7.3 个百分点', '达到，+7.3 个百分点'],
    ['≥90%', '85', 'down', '低于目标 5 个百分点（−5.6%）', '低 5 个百分点（−5.6%）'],
    ['≥13 项', '0', 'down', '实际为 0（−100%）', '实际为 0（−100%）'],
    ['5—8 天', '6', 'met', '达到目标', '达到'],
    ['≥1 亿元', '8500 万元', 'down', '低于目标 0.15 亿元（−15%）', '低 0.15 亿元（−15%）'],
    ['≥0 起', '3', 'met', '达到目标，高 3 起', '达到，+3 起'],
  ])('target %s, actual %s: %s, %s', (target, actual, mark, full, short) => {
    expect(describeDeviation(judged(target, actual), false)).toMatchObject({ mark, full, short });
  });

  it.each([
    ['≥13 项', '11', '−2 项，−15.4%'],
    ['≥90%', '97.3', '达到，+7.3 个百分点'],
    ['≥90%', '85', '−5 个百分点，−5.6%'],
    ['≤100 万元', '105', '+5 万元，+5%'],
    ['=1 家', '1', '达到'],
  ])('fits target %s, actual %s into a narrow column: %s', (target, actual, figures) => {
    expect(describeDeviation(judged(target, actual), false).figures).toBe(figures);
  });

  it('asks for words far above the target', () => {
    expect(describeDeviation(judged('≥13 项', '19'), true)).toMatchObject({
      mark: 'up',
      full: '高于目标 6 项（+46.2%），请说明',
      short: '高 6 项（+46.2%）',
    });
  });

  it('says what a person found', () => {
    const assessed = scoreByPerson('SC3', { kind: 'GIVEN', completion: ratioOf(9n, 10n) });
    if (!assessed) throw new Error('a given completion is a judgement');
    expect(describeDeviation(assessed, false)).toMatchObject({ mark: 'down', full: '评定完成 90%' });
    expect(describeDeviation(scoreInWords({ kind: 'NONE' }, true), false).full).toBe('达成 100%');
  });

  it('claims nothing about what was not reported or not judged', () => {
    expect(describeDeviation(NOT_REPORTED, false)).toMatchObject({ mark: 'none', full: '未填' });
    expect(describeDeviation(scoreInWords({ kind: 'NONE' }, false), false)).toMatchObject({
      mark: 'none',
      full: '待评定',
    });
  });

  it('[SC7] counts the days after a deadline', () => {
    const late = {
      rule: 'SC7',
      outcome: 'MISSED',
      share: null,
      completion: null,
      deviation: null,
      basis: { kind: 'DATE_COMPARED', by: '2024-11-30', actual: '2024-12-12' },
    } as const;
    expect(describeDeviation(late, false).full).toBe('晚 12 天');
  });
});

describe('formatPercent', () => {
  it('rounds once, from the exact ratio', () => {
    expect(formatPercent(ratioOf(11n, 13n))).toBe('84.6%');
    expect(formatPercent(ratioOf(1n, 1n))).toBe('100%');
    expect(formatPercent(ratioOf(-5n, 90n))).toBe('−5.6%');
  });
});
