import { DEFAULT_FORMULA } from '@attain/shared/allotment-proposal/allotment-formula';
import { describe, expect, it } from 'vitest';
import { boundOfKind, editFormula } from './formula-edit.ts';

const edit = (text: string) =>
  editFormula(text, (figure) => ({
    ...DEFAULT_FORMULA,
    gradeFactors: { ...DEFAULT_FORMULA.gradeFactors, 优: figure },
  }));

describe('editFormula', () => {
  it.each([
    ['1.25', '1.25'],
    ['１．２５', '1.25'],
    ['1.250', '1.25'],
    [' 2 ', '2'],
  ])('reads %j as %s', (text, factor) => {
    const reading = edit(text);
    expect(reading.ok && reading.formula.gradeFactors.优).toBe(factor);
  });

  it.each([
    ['', '请填数字'],
    ['1.', '请填数字'],
    ['-1', '系数 0—10'],
    ['10.5', '系数 0—10'],
    ['1.1234567', '最多 6 位小数'],
    ['0.9', '等级高的系数不能小于等级低的'],
  ])('refuses %j and says why', (text, why) => {
    const reading = edit(text);
    expect(reading.ok ? null : reading.refusal).toContain(why);
    expect(reading.ok ? null : reading.refusal).toContain('仍按原来的数测算');
  });
});

describe('boundOfKind', () => {
  it('keeps a per cent when only what it is of changes', () => {
    const before = { kind: 'OF_BASE_SHARE', perCent: '75' } as const;
    expect(boundOfKind('OF_THIS_YEAR', 'floor', before, '600')).toEqual({
      kind: 'OF_THIS_YEAR',
      perCent: '75',
    });
  });

  it('begins an amount where it binds nobody', () => {
    expect(boundOfKind('AMOUNT', 'floor', null, '600')).toEqual({ kind: 'AMOUNT', wanyuan: '0' });
    expect(boundOfKind('AMOUNT', 'ceiling', null, '600')).toEqual({ kind: 'AMOUNT', wanyuan: '600' });
    expect(boundOfKind('NONE', 'ceiling', null, '600')).toBeNull();
  });
});
