import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import { describe, expect, it } from 'vitest';
import { AMOUNT_VIOLATION_WORDS, VIOLATION_MESSAGES as words } from '../messages/violation.messages.ts';
import { readAmount, readCompletion, readNarrative, readValueText, showCompletion } from './read-entry.ts';

describe('readValueText', () => {
  const count = parseTargetText('≥7 项');
  const share = parseTargetText('≥90%');

  it('keeps a number as it was typed, in every width', () => {
    expect(readValueText(' １１ ', count)).toEqual({ ok: true, value: '１１' });
    expect(readValueText('97.3', share)).toEqual({ ok: true, value: '97.3' });
  });

  it('takes an empty field as not filled in, which is not zero', () => {
    expect(readValueText('  ', count)).toEqual({ ok: true, value: null });
    expect(readValueText('0', count)).toEqual({ ok: true, value: '0' });
  });

  it.each([
    ['六项', count, words.notANumber],
    ['1e400', count, words.tooLarge(15, 6)],
    ['-5', share, words.negative],
    ['11 公里', share, words.otherUnit('公里', '%')],
  ])('refuses %s with what would be right', (text, target, violation) => {
    expect(readValueText(text, target)).toEqual({ ok: false, violation });
  });

  it('takes any text where the target is told in words', () => {
    expect(readValueText('由 86 家增至 97 家', parseTargetText('稳步增长'))).toEqual({
      ok: true,
      value: '由 86 家增至 97 家',
    });
  });
});

describe('readCompletion', () => {
  it.each([
    ['90', '0.9'],
    ['９０％', '0.9'],
    ['100', '1'],
    ['0', '0'],
    ['87.5', '0.875'],
    ['', null],
  ])('keeps %s per cent as the share %s', (text, value) => {
    expect(readCompletion(text)).toEqual({ ok: true, value });
  });

  it.each(['101', '-1', '九成', '100.01'])('refuses %s', (text) => {
    expect(readCompletion(text)).toEqual({ ok: false, violation: words.notAPercent });
  });

  it('comes back as it was typed', () => {
    expect(['0.9', '1', '0.875', null].map(showCompletion)).toEqual(['90', '100', '87.5', '']);
  });
});

describe('readNarrative', () => {
  it('refuses what the server would refuse, and keeps the rest', () => {
    expect(readNarrative('字'.repeat(4001)).ok).toBe(false);
    expect(readNarrative('  按期完成\n')).toEqual({ ok: true, value: '按期完成' });
  });
});

describe('readAmount', () => {
  it('reads 万元 to the fen', () => {
    expect(readAmount('１３０．５')).toEqual({ ok: true, value: 130_500_000 });
    expect(readAmount('0.000001')).toEqual({ ok: true, value: 1 });
    expect(readAmount('')).toEqual({ ok: true, value: null });
  });

  it('takes the unit that it asks for, and no other', () => {
    expect(readAmount('130万元')).toEqual({ ok: true, value: 130_000_000 });
    expect(readAmount('１３０．５ 万 ')).toEqual({ ok: true, value: 130_500_000 });
    for (const text of ['万元', '1300000元', '1.3亿元', '130万元整'])
      expect(readAmount(text).ok, text).toBe(false);
  });

  it('says what is wrong', () => {
    expect(readAmount('十万')).toEqual({ ok: false, violation: AMOUNT_VIOLATION_WORDS.NOT_A_NUMBER });
    expect(readAmount('-5')).toEqual({ ok: false, violation: AMOUNT_VIOLATION_WORDS.NEGATIVE_NOT_ALLOWED });
    expect(readAmount('0.0000001')).toEqual({ ok: false, violation: AMOUNT_VIOLATION_WORDS.NOT_WHOLE_FEN });
  });
});
