import { describe, expect, it } from 'vitest';
import { months, ROW } from '#test/roll-up-forms';
import type { PeriodReport } from '../period-report.ts';
import { yearEntryOf } from '../year-entry.ts';

type Values = Parameters<typeof months>;

/** The year of a row with these months. */
function yearOf(
  rule: Exclude<PeriodReport['rule'], 'MILESTONES'>,
  values: Values,
  targetText = '≥100家',
  deviationReason: string | null = null,
) {
  const nothing = { valueText: null, completion: null };
  const periods = { rule, entries: months(...values) };
  return yearEntryOf({ ...ROW, ...nothing, targetText, deviationReason, periods }, 2024);
}

const usesOf = ({ trace }: ReturnType<typeof yearOf>) => trace?.steps.map(({ use }) => use);

describe('foldPeriods', () => {
  it('[RU14] adds increments in the unit of the row’s target', () => {
    expect(yearOf('SUM', ['40家', '1.5万家', '5'])).toMatchObject({
      valueText: '15045家',
      completion: null,
      trace: { ruleId: 'RU14', coverage: { reported: 3, asked: 3 }, notes: [] },
    });
  });

  it('[RU14] adds exactly, where a computer’s fractions would not', () => {
    expect(yearOf('SUM', ['0.1', '0.2', '0.3'], '≥1').valueText).toBe('0.6');
  });

  it('[RU14] takes the unit of the first month where the target prints none', () => {
    expect(yearOf('SUM', [null, '3万元', '5000元'], '稳步增长').valueText).toBe('3.5万元');
  });

  it('[RU14] leaves out words and other measures, and says so', () => {
    const year = yearOf('SUM', ['40家', '很多', '3公里'], '≥100家');
    expect(year.valueText).toBe('40家');
    expect(usesOf(year)).toEqual(['COUNTED', 'NOT_A_NUMBER', 'UNIT_DIFFERS']);
  });

  it('[RU14] does not add judged shares', () => {
    const year = yearOf('SUM', [{ valueText: '改善', completion: '0.9' }], '健全');
    expect(year).toMatchObject({ valueText: null, completion: null });
    expect(usesOf(year)).toEqual(['NOT_A_NUMBER']);
  });

  it('[RU15] replaces cumulative values by the latest reported one', () => {
    const year = yearOf('LATEST', ['40家', null, '60家', null]);
    expect(year).toMatchObject({
      valueText: '60家',
      trace: { ruleId: 'RU15', coverage: { reported: 2, asked: 4 }, notes: [] },
    });
    expect(usesOf(year)).toEqual(['REPLACED', 'NOT_REPORTED', 'COUNTED', 'NOT_REPORTED']);
  });

  it('[RU15] tells of a cumulative value that falls, with both periods, and keeps it', () => {
    const { valueText, trace } = yearOf('LATEST', ['40家', '60家', null, '55家', '55家', '70家']);
    expect(valueText).toBe('70家');
    expect(trace?.notes).toEqual([
      {
        code: 'CUMULATIVE_FELL',
        from: { endsOn: '2024-02-28', value: '60' },
        to: { endsOn: '2024-04-28', value: '55' },
      },
    ]);
  });

  it('[RU15] tells of no fall where nothing is cumulative', () => {
    expect(yearOf('MAXIMUM', ['60', '40']).trace?.notes).toEqual([]);
    const judged = yearOf(
      'LATEST',
      [
        { valueText: '改善', completion: '0.9' },
        { valueText: '改善', completion: '0.8' },
      ],
      '健全',
    );
    expect(judged).toMatchObject({ completion: '0.8', trace: { notes: [] } });
  });

  it.each([
    ['MEAN', '7.333333%', ['COUNTED', 'COUNTED', 'NOT_REPORTED', 'COUNTED']],
    ['MINIMUM', '4%', ['COUNTED', 'NOT_CHOSEN', 'NOT_REPORTED', 'NOT_CHOSEN']],
    ['MAXIMUM', '9%', ['NOT_CHOSEN', 'NOT_CHOSEN', 'NOT_REPORTED', 'COUNTED']],
  ] as const)('[RU16] makes the %s %s of 4, 9, nothing and 9', (rule, valueText, uses) => {
    const year = yearOf(rule, ['4%', '9%', null, '9%'], '≥5%');
    expect(year.valueText).toBe(valueText);
    expect(year.trace?.ruleId).toBe('RU16');
    expect(usesOf(year)).toEqual(uses);
  });

  it('[RU16] means the judged shares of words', () => {
    const words = [
      { valueText: '部分完成', completion: '0.8' },
      { valueText: '已完成' },
      { valueText: '有所改善' },
    ];
    const year = yearOf('MEAN', words, '健全');
    expect(year).toMatchObject({ valueText: '已完成', completion: '0.9', number: null });
    expect(usesOf(year)).toEqual(['COUNTED', 'COUNTED', 'UNDECIDED']);
    expect(yearOf('MINIMUM', words, '健全')).toMatchObject({ valueText: '部分完成', completion: '0.8' });
  });

  it('[RU18] is met where every month meets the target', () => {
    expect(yearOf('ALL_OF', ['95%', '97%'], '≥95%')).toMatchObject({
      valueText: '全部达成',
      completion: '1',
      trace: { ruleId: 'RU18' },
    });
  });

  it('[RU18] is missed by one month, whatever is still to come', () => {
    const year = yearOf('ALL_OF', ['95%', '94%', null], '≥95%');
    expect(year).toMatchObject({ valueText: '未全部达成', completion: '0' });
    expect(usesOf(year)).toEqual(['COUNTED', 'NOT_MET', 'NOT_REPORTED']);
  });

  it.each([
    ['not reported', null, '≥95%'],
    ['not judged', '有所改善', '健全'],
  ])('[RU18] is open while a month is %s', (_, value, targetText) => {
    const met = targetText === '健全' ? '已完成' : '95%';
    expect(yearOf('ALL_OF', [met, value], targetText)).toMatchObject({
      valueText: '未全部报送',
      completion: null,
    });
    expect(yearOf('ALL_OF', [null, null], targetText)).toMatchObject({ valueText: null, completion: null });
  });

  it('[RU19] does not take a missing month for a zero', () => {
    expect(yearOf('MEAN', ['8', null, '/'])).toMatchObject({
      valueText: '8家',
      trace: { coverage: { reported: 1, asked: 3 } },
    });
    expect(yearOf('MEAN', ['8', '0']).valueText).toBe('4家');
    expect(yearOf('SUM', [null, null])).toMatchObject({ valueText: null, number: null });
  });

  it('[RU19] adds numerators and denominators, and not percentages', () => {
    const halves = [
      { valueText: '50%', numerator: '1', denominator: '2' },
      { valueText: '100%', numerator: '98', denominator: '98' },
    ];
    const parts = { numerator: { numerator: 99n }, denominator: { numerator: 100n } };
    expect(yearOf('SUM', halves, '≥90%')).toMatchObject({ valueText: '99%', parts });
    expect(yearOf('MEAN', halves, '≥90%').valueText).toBe('99%');
    expect(yearOf('LATEST', halves, '≥90%')).toMatchObject({ valueText: '100%', trace: { notes: [] } });
    expect(yearOf('MINIMUM', halves, '≥90%').valueText).toBe('50%');
  });

  it('[RU7] has no percentage of a denominator of zero, and keeps its parts', () => {
    const none = { numerator: '0', denominator: '0' };
    const year = yearOf('SUM', [none], '≥90%');
    expect(year).toMatchObject({ valueText: null, number: null, parts: { denominator: { numerator: 0n } } });
    const half = { numerator: '1', denominator: '2' };
    expect(yearOf('MINIMUM', [none, half], '≥90%').valueText).toBe('50%');
    expect(yearOf('MAXIMUM', [half, none], '≥90%').valueText).toBe('50%');
    const nothing = yearOf('MAXIMUM', [none, none], '≥90%');
    expect(nothing.valueText).toBeNull();
    expect(usesOf(nothing)).toEqual(['NOT_CHOSEN', 'COUNTED']);
  });

  it('[RU19] reads values where not every month states its parts', () => {
    const values = [{ valueText: '50%', numerator: '1', denominator: '2' }, '60%'];
    expect(yearOf('MEAN', values, '≥90%')).toMatchObject({ valueText: '55%', parts: null });
  });

  it('[RU10] keeps the year’s own reason, or else puts those of the periods together, each once', () => {
    const late = { valueText: '40', deviationReason: '延期 ' };
    const values = [late, { ...late, deviationReason: '停工' }, late];
    expect(yearOf('SUM', values).deviationReason).toBe('延期；停工');
    expect(yearOf('SUM', values, '≥100家', '全年停工').deviationReason).toBe('全年停工');
    expect(yearOf('SUM', ['40']).deviationReason).toBeNull();
  });

  it('[RU10] lists every period with what it brought, in the order of time', () => {
    const entries = months('1.50', '2').reverse();
    const row = { ...ROW, targetText: '≥3', valueText: null, completion: null, deviationReason: null };
    expect(yearEntryOf({ ...row, periods: { rule: 'SUM', entries } }, 2024).trace?.steps).toEqual([
      { endsOn: '2024-01-28', milestone: null, use: 'COUNTED', valueText: '1.50', value: '1.5' },
      { endsOn: '2024-02-28', milestone: null, use: 'COUNTED', valueText: '2', value: '2' },
    ]);
  });

  it('[RU19] refuses two entries of one period', () => {
    const entries = [...months('1'), ...months('2')];
    const row = { ...ROW, targetText: '≥3', valueText: null, completion: null, deviationReason: null };
    expect(() => yearEntryOf({ ...row, periods: { rule: 'SUM', entries } }, 2024)).toThrow(/2024-01-28/);
  });
});
