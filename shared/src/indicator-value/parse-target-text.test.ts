import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseActualText } from './parse-actual-text.ts';
import { parseTargetText } from './parse-target-text.ts';

/** What a text is expected to say, in short: comparison, numbers and unit of a quantity, the day of a deadline. */
function inShort(text: string | null, year: number | null = 2024): string {
  const read = parseTargetText(text, year);
  if (read.kind === 'deadline') return `deadline ${read.by ?? 'without a date'}`;
  if (read.kind !== 'quantity') return read.kind;
  const unit = read.unit === null ? '' : ` ${read.unit}`;
  switch (read.comparison) {
    case 'range':
      return `range ${read.low}..${read.high}${unit}`;
    case 'tolerance':
      return `tolerance ${read.value}±${read.within}${unit}`;
    default:
      return `${read.isBare ? 'bare' : read.comparison} ${read.value}${unit}`;
  }
}

describe('parseTargetText', () => {
  it.each([
    ['≥90%', 'at-least 90 %'],
    ['>=90%', 'at-least 90 %'],
    ['不低于 90%', 'at-least 90 %'],
    ['不得少于3次', 'at-least 3 次'],
    ['大于或等于5项', 'at-least 5 项'],
    ['至少3次', 'at-least 3 次'],
    ['90%及以上', 'at-least 90 %'],
    ['95%（含）以上', 'at-least 95 %'],
    ['≥95%（含95%）', 'at-least 95 %'],
    ['不低于上年度水平的90%', 'at-least 90 %'],
    ['满意度不低于上年，达到90%', 'bare 90 %'],
    ['≤5', 'at-most 5'],
    ['不超过预算90万元', 'at-most 90 万元'],
    ['没有超过5%', 'at-most 5 %'],
    ['控制在100万元以内', 'at-most 100 万元'],
    ['30日内', 'at-most 30 日'],
    ['60分以下', 'at-most 60 分'],
    ['大于5项', 'more-than 5 项'],
    ['超过98%', 'more-than 98 %'],
    ['＜5％', 'less-than 5 %'],
    ['低于3起', 'less-than 3 起'],
    ['等于100%', 'exactly 100 %'],
    ['100%', 'bare 100 %'],
  ])('[TT2] reads the operator of %s: %s', (text, short) => {
    expect(inShort(text)).toBe(short);
  });

  it.each([
    ['培训残疾人300人', 'bare 300 人'],
    ['严格按照预算标准1000元/人给补助对象兑付补助', 'bare 1000 元/人'],
    ['% ≥ 95', 'at-least 95 %'],
    ['≥ % 95', 'at-least 95 %'],
    ['万元 ≤ 3584', 'at-most 3584 万元'],
    ['反向 小于等于 12 万元', 'at-most 12 万元'],
    ['5（个）', 'bare 5 个'],
    ['12个（其中新建5个）', 'bare 12 个'],
    ['100%（10/10）', 'bare 100 %'],
    ['≥1次/年', 'at-least 1 次/年'],
    ['600元/生·年', 'bare 600 元/生·年'],
    ['1.5万人次', 'bare 1.5 万人次'],
    ['120穴', 'bare 120 穴'],
    ['≤55dB', 'at-most 55 dB'],
    ['PM2.5浓度≤35微克/立方米', 'at-most 35 微克/立方米'],
    ['建设5G基站100个', 'bare 100 个'],
    ['ISO9001认证5家', 'bare 5 家'],
    ['符合GB/T19001-2016标准', 'qualitative'],
    ['第3批支持20户', 'bare 20 户'],
    ['第1-3批支持20户', 'bare 20 户'],
    ['第1-3批', 'qualitative'],
    ['按新财企〔2024〕61号支持20户', 'bare 20 户'],
    ['《2024年第2批方案》支持20户', 'bare 20 户'],
    ['指标1：培训300人', 'bare 300 人'],
    ['2、培训300人', 'bare 300 人'],
    ['2024年完成改造300户', 'bare 300 户'],
    ['12,500人', 'bare 12500 人'],
    ['增长-3%', 'bare -3 %'],
    ['≥−5.5％', 'at-least -5.5 %'],
    ['100.00%', 'bare 100 %'],
  ])('[TT3] finds the one measure of %s: %s', (text, short) => {
    expect(inShort(text)).toBe(short);
  });

  it.each([
    ['3~5次', 'range 3..5 次'],
    ['3至5次', 'range 3..5 次'],
    ['90%-95%', 'range 90..95 %'],
    ['90—95％', 'range 90..95 %'],
    ['-5%~5%', 'range -5..5 %'],
    ['≥80%且≤90%', 'range 80..90 %'],
    ['50±5厘米', 'tolerance 50±5 厘米'],
    ['±5%', 'tolerance 0±5 %'],
    ['误差±0.5%以内', 'tolerance 0±0.5 %'],
    ['5-3次', 'qualitative'],
    ['3个-5户', 'qualitative'],
    ['100个±5%', 'qualitative'],
  ])('[TT4] reads %s as %s', (text, short) => {
    expect(inShort(text)).toBe(short);
  });

  it.each([
    ['2023年12月底', 'deadline 2023-12-31'],
    ['12月底到位', 'deadline 2024-12-31'],
    ['年底前完成', 'deadline 2024-12-31'],
    ['于2024年6月完成', 'deadline 2024-06-30'],
    ['2024年', 'deadline 2024-12-31'],
    ['2024年完成', 'deadline 2024-12-31'],
    ['11月31日前', 'deadline without a date'],
    ['3月开工，9月完工', 'deadline without a date'],
    ['按时完成', 'deadline without a date'],
    ['及时', 'deadline without a date'],
    ['在项目计划完成时间内完成', 'deadline without a date'],
    ['按合同约定时间完成', 'deadline without a date'],
    ['高于2022年水平', 'qualitative'],
    ['较2022年有所增长', 'qualitative'],
    ['完成2021年度任务', 'qualitative'],
    ['每月10日前', 'qualitative'],
  ])('[TT5] reads %s as %s', (text, short) => {
    expect(inShort(text)).toBe(short);
  });

  it('[TT5] has no date for a month without a year', () => {
    expect(inShort('9月前', null)).toBe('deadline without a date');
  });

  it.each([
    ['优良中低差', 'grade'],
    ['优（90-100分）、良（80-90分）、中（60-80分）、差（60分以下）', 'grade'],
    ['好/较好/一般/差', 'grade'],
    ['优化营商环境，改良品种，集中供应', 'qualitative'],
    ['定性 好', 'qualitative'],
    ['按照实施方案相关要求', 'reference'],
    ['按有关文件要求', 'reference'],
    ['以实际批复文件为准', 'reference'],
    ['详见附件1', 'reference'],
    ['按照相关规定执行', 'qualitative'],
    ['严格执行相关制度规定', 'qualitative'],
    ['按合同支付', 'qualitative'],
    ['按照实施方案要求完成20户', 'bare 20 户'],
    ['稳步增长', 'qualitative'],
    ['', 'blank'],
    [null, 'blank'],
    ['—', 'blank'],
    [' / ', 'blank'],
    ['\u3000', 'blank'],
  ])('[TT6] reads %j as %s', (text, short) => {
    expect(inShort(text)).toBe(short);
  });

  it.each([
    '完成1部宣传片,2套方案',
    '3~5次,共10次',
    '约3-5次',
    '.5',
    '约5000人',
    '5000余亩',
    '5000多亩',
    '100人左右',
    '≥**%',
    '1.2.3',
    '1e400',
    '12a',
    '1/3',
    '1:1',
    '大于5%以下',
    '1,2345人',
    '9'.repeat(60),
  ])('[TT9] does not guess at %s', (text) => {
    expect(inShort(text)).toBe('qualitative');
  });

  it('[TT9] reads back every number, operator and unit that is printed plainly', () => {
    const values = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }));
    const operators = fc.constantFrom(
      ['≥', 'at-least'],
      ['≤', 'at-most'],
      ['=', 'exactly'],
      ['>', 'more-than'],
      ['<', 'less-than'],
    );
    const units = fc.constantFrom('', '%', '万元', '家', '人次', '元/亩', '公里');
    fc.assert(
      fc.property(values, operators, units, ([digits, decimals], [sign, comparison], unit) => {
        const value = String(digits / 10 ** decimals);
        expect(parseTargetText(`${sign}${value}${unit}`)).toEqual({
          kind: 'quantity',
          comparison,
          value,
          unit: unit === '' ? null : unit,
          isBare: false,
        });
      }),
    );
  });

  it('[TT9] reads any text as something', () => {
    const pieces = [
      ...'≥≤=<>±~-—至到（）()《》〔〕,，.。、:：/·%‰ 0123456789万亿元个人年月日底前内度季优良中差按时基本完成以上下约余A',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (text) => {
        const { kind } = parseTargetText(text.join(''), 2024);
        expect(['quantity', 'deadline', 'grade', 'reference', 'qualitative', 'blank']).toContain(kind);
      }),
    );
  });
});

describe('parseActualText', () => {
  it.each([
    ['≥90%', { kind: 'quantity', value: '90', unit: '%' }],
    ['90%以上', { kind: 'quantity', value: '90', unit: '%' }],
    ['完成率为100%，无偏差', { kind: 'quantity', value: '100', unit: '%' }],
    ['已完成37个', { kind: 'quantity', value: '37', unit: '个' }],
    ['0', { kind: 'quantity', value: '0', unit: null }],
  ])('[TT2] reads %s without a comparison', (text, read) => {
    expect(parseActualText(text)).toEqual(read);
  });

  it.each(['3~5次', '50±5厘米'])('[TT4] names no single value by %s', (text) => {
    expect(parseActualText(text)).toEqual({ kind: 'qualitative' });
  });

  it('[TT5] reads a date as a deadline', () => {
    expect(parseActualText('7月', 2023)).toEqual({ kind: 'deadline', by: '2023-07-31', from: '2023-07-01' });
  });
});
