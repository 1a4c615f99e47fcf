import { describe, expect, it } from 'vitest';
import { checkActualEntry } from './check-actual-entry.ts';
import { parseTargetText } from './parse-target-text.ts';

const codesFor = (target: string, text: string) =>
  checkActualEntry(parseTargetText(target), text).map(({ code }) => code);

describe('checkActualEntry', () => {
  it.each([
    ['≥7 项', '6'],
    ['≥7 项', '6项'],
    ['≥7 项', '６'],
    ['≥7 项', '1,234.5'],
    ['≥7 项', ' 6 '],
    ['≥90%', '92%'],
    ['≥90%', '≥92％'],
    ['≥3家', '3户'],
    ['≥5穴', '6穴'],
    ['≥8.3 亿元', '85000万元'],
    ['≥7 项', ''],
    ['稳步增长', '有所增长'],
    ['2024年底前', '按时完成'],
    ['优良中低差', '优'],
  ])('[AE1] accepts for %s the entry %j', (target, text) => {
    expect(codesFor(target, text)).toEqual([]);
  });

  it.each([
    'abc',
    '六',
    '12a',
    '6 7',
    '3~5',
    '1.2.3',
    '1,2',
    '完成6项',
    '6项目前',
    '--6',
    '0x10',
    'NaN',
    'Infinity',
    '1e5',
    '1E14',
    '1.5e-3',
    '１ｅ５',
  ])('[AE1] refuses %j where a number is asked', (text) => {
    expect(codesFor('≥7 项', text)).toEqual(['NOT_A_NUMBER']);
  });

  it.each(['1e400', '-1e400', '1E15', '1234567890123456', '0.1234567', '9'.repeat(400)])(
    '[AE2] refuses %j as beyond the bounds',
    (text) => {
      expect(checkActualEntry(parseTargetText('≥7'), text)).toEqual([
        { code: 'NUMBER_TOO_LARGE', integerDigits: 15, decimals: 6 },
      ]);
    },
  );

  it.each(['123456789012345', '0.123456', '000000000000000000007'])('[AE2] accepts %j', (text) => {
    expect(codesFor('≥7', text)).toEqual([]);
  });

  it.each([
    ['≥90%', '-3%'],
    ['≥90%', '－3'],
    ['≥7 项', '-1'],
    ['7', '-0.5'],
    ['3~5次', '-1'],
    ['50±5个', '-1'],
  ])('[AE3] refuses for %s the entry %j', (target, text) => {
    expect(codesFor(target, text)).toEqual(['NEGATIVE_NOT_ALLOWED']);
  });

  it.each([
    ['≤-2%', '-3%'],
    ['±5%', '-3%'],
    ['-5%~5%', '-6%'],
    ['≥100万元', '-20'],
    ['≥90%', '-0'],
  ])('[AE3] accepts for %s the entry %j', (target, text) => {
    expect(codesFor(target, text)).toEqual([]);
  });

  it.each([
    ['≥50公里', '60亩'],
    ['≥50个', '60%'],
  ])('[AE4] refuses for %s the unit of %s', (target, text) => {
    expect(codesFor(target, text)).toEqual(['UNIT_NOT_COMPARABLE']);
  });

  it('[AE4] lets counting words differ: 项 and 次 are compared by their numbers', () => {
    expect(codesFor('≥7 项', '8次')).toEqual([]);
  });
});
