import { describe, expect, it } from 'vitest';
import { isShareOrCount, relateUnits } from './relate-units.ts';
import { compareRatios, ratioOf } from './ratio.ts';

describe('relateUnits', () => {
  it.each<[string | null, string | null, [number, number]]>([
    ['万元', '亿元', [1, 10_000]],
    ['亿元', '万元', [10_000, 1]],
    ['元', '万元', [1, 10_000]],
    ['家', '户', [1, 1]],
    ['个', '家', [1, 1]],
    ['名', '人', [1, 1]],
    ['‰', '%', [1, 10]],
    ['公顷', '亩', [15, 1]],
    ['亩', '万亩', [1, 10_000]],
    ['千米', '公里', [1, 1]],
    ['厘米', '米', [1, 100]],
    ['吨', '公斤', [1000, 1]],
    ['年', '个月', [12, 1]],
    ['天', '日', [1, 1]],
    ['万粒', '粒', [10_000, 1]],
    ['万元/亩', '元/亩', [10_000, 1]],
    ['万', '人', [10_000, 1]],
    [null, '万元', [1, 1]],
    ['公里', null, [1, 1]],
    ['穴', '穴', [1, 1]],
  ])('[TT7] turns %s into %s', (from, to, [numerator, denominator]) => {
    const relation = relateUnits(from, to);
    expect(relation.kind).toBe('convertible');
    if (relation.kind !== 'convertible') return;
    expect(compareRatios(relation.factor, ratioOf(BigInt(numerator), BigInt(denominator)))).toBe(0);
  });

  it.each([
    ['个', '%', 'share-against-count'],
    ['%', '万元', 'share-against-count'],
    ['项', '次', 'different-counts'],
    ['人', '人次', 'different-counts'],
    ['公里', '亩', 'different-measures'],
    ['个', '米', 'different-measures'],
    ['元/亩', '元/人', 'different-measures'],
    ['元', '美元', 'different-measures'],
    ['个百分点', '%', 'different-measures'],
    ['万人次', '人', 'different-measures'],
    ['月', '天', 'different-measures'],
  ])('[TT7] does not turn %s into %s: %s', (from, to, kind) => {
    expect(relateUnits(from, to).kind).toBe(kind);
    expect(relateUnits(to, from).kind).toBe(kind);
  });
});

describe('isShareOrCount', () => {
  it.each([null, '%', '‰', '个', '人次', '项', '万'])(
    '[AE3] counts %s among what is never below zero',
    (unit) => {
      expect(isShareOrCount(unit)).toBe(true);
    },
  );

  it.each(['万元', '℃', '公里', '个百分点'])('[AE3] lets %s be below zero', (unit) => {
    expect(isShareOrCount(unit)).toBe(false);
  });
});
