import { describe, expect, it } from 'vitest';
import { doubtActualEntry } from './doubt-actual-entry.ts';
import { parseTargetText } from './parse-target-text.ts';

const doubts = (target: string, text: string) => doubtActualEntry(parseTargetText(target), text);

describe('doubtActualEntry', () => {
  it.each([
    ['≥90%', '100.01'],
    ['≥90%', '150%'],
    ['100%', '101'],
    ['85%-95%', '101'],
  ])('[AE7] asks about more than the whole: for %s the entry %j', (target, text) => {
    expect(doubts(target, text)).toEqual([{ code: 'SHARE_ABOVE_WHOLE' }]);
  });

  it.each([
    ['≥90%', '0.95', '95'],
    ['≥90%', '1', '100'],
    ['100%', '0.9875', '98.75'],
  ])('[AE7] asks about a fraction where per cent are asked: for %s the entry %j', (target, text, percent) => {
    expect(doubts(target, text)).toEqual([{ code: 'FRACTION_FOR_PERCENT', percent }]);
  });

  it('[AE7] asks about another counting word', () => {
    expect(doubts('≥7 项', '7家')).toEqual([{ code: 'OTHER_COUNT', unit: '家', targetUnit: '项' }]);
  });

  it.each([
    ['≥7 项', '7.5', '项'],
    ['≥7 项', '7.5项', '项'],
    ['1-3 家', '2.5', '家'],
    ['≥2 万户', '15000.5户', '户'],
  ])('[AE7] asks about a part of one: for %s the entry %j', (target, text, unit) => {
    expect(doubts(target, text)).toEqual([{ code: 'PART_OF_A_COUNT', unit }]);
  });

  it.each([
    ['≥8.3 亿元', '83000', '8.3 亿元'],
    ['≥8.3 亿元', '83000亿元', '8.3 亿元'],
    ['≥8.3 亿元', '8.3万元', '8.3 亿元'],
    ['≥130 万元', '0.013', '130 万元'],
    ['≤10 家', '20000', '10 家'],
    ['≥2', '2000', '2'],
  ])('[AE7] asks about another magnitude: for %s the entry %j', (target, text, targetText) => {
    expect(doubts(target, text)).toEqual([{ code: 'OTHER_MAGNITUDE', targetText }]);
  });

  it('[AE7] asks about a sign in front, whatever else there is to ask', () => {
    expect(doubts('≥7 项', '≥7')).toEqual([{ code: 'COMPARISON_SIGN' }]);
    expect(doubts('≥90%', '>=95%')).toEqual([{ code: 'COMPARISON_SIGN' }]);
    expect(doubts('≥7 项', '≥7家').map(({ code }) => code)).toEqual(['COMPARISON_SIGN', 'OTHER_COUNT']);
  });

  it.each([
    ['≥90%', '100'],
    ['≥90%', '0'],
    ['≥90%', '0.95%'],
    ['≥1%', '0.95'],
    ['≤5%', '0.5'],
    ['≤60%', '0.5'],
    ['≥10%', '150'],
    ['≥120%', '150'],
    ['≥7 项', '7'],
    ['≥7 项', '7项'],
    ['≥7 项', '7.0'],
    ['≥1.5 项', '2.5'],
    ['≥2 万户', '1.5'],
    ['≥2 万户', '1.5万户'],
    ['≥10 亩', '7.5'],
    ['≥7 项', '+7'],
    ['≥8.3 亿元', '85000万元'],
    ['≥8.3 亿元', '83'],
    ['≥8.3 亿元', '0'],
    ['≤1000 家', '1'],
    ['≥1 家', '999'],
    ['≥90%', ''],
    ['≥90%', '很满意'],
    ['稳步增长', '150%'],
  ])('[AE7] asks nothing for %s about the entry %j', (target, text) => {
    expect(doubts(target, text)).toEqual([]);
  });
});
