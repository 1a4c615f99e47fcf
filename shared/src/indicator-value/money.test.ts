import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFenInWanyuan, parseMoneyInFen, type MoneyUnit } from './money.ts';

describe('parseMoneyInFen', () => {
  it.each<[string, MoneyUnit, number | null]>([
    ['130', '万元', 130_000_000],
    ['1.56', '万元', 1_560_000],
    ['0.000001', '万元', 1],
    ['１３０．５', '万元', 130_500_000],
    ['12,500.25', '元', 1_250_025],
    ['0', '万元', 0],
    ['-0', '元', 0],
    ['8.3', '亿元', 83_000_000_000],
    ['', '万元', null],
    ['  ', '万元', null],
  ])('[AE5] reads %j %s as %s fen', (text, unit, fen) => {
    expect(parseMoneyInFen(text, unit)).toEqual({ ok: true, fen });
  });

  it.each<[string, MoneyUnit, string]>([
    ['abc', '万元', 'NOT_A_NUMBER'],
    ['130万元', '万元', 'NOT_A_NUMBER'],
    ['1,25', '元', 'NOT_A_NUMBER'],
    ['1e5', '元', 'NOT_A_NUMBER'],
    ['1e400', '万元', 'NUMBER_TOO_LARGE'],
    ['99999999999', '万元', 'NUMBER_TOO_LARGE'],
    ['9'.repeat(60), '元', 'NUMBER_TOO_LARGE'],
    ['-1', '元', 'NEGATIVE_NOT_ALLOWED'],
    ['0.0000001', '万元', 'NOT_WHOLE_FEN'],
    ['0.001', '元', 'NOT_WHOLE_FEN'],
  ])('[AE5] refuses %j %s: %s', (text, unit, code) => {
    expect(parseMoneyInFen(text, unit)).toMatchObject({ ok: false, violation: { code } });
  });

  it('[AE5] reads back every amount that formatFenInWanyuan writes', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(parseMoneyInFen(formatFenInWanyuan(fen), '万元')).toEqual({ ok: true, fen });
      }),
    );
  });
});
