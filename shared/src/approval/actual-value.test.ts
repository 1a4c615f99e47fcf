import { describe, expect, it } from 'vitest';
import { isCompletion, isSameActualValue, storedActualValue } from './actual-value.ts';

describe('isSameActualValue', () => {
  it.each([
    ['1.50', '1.5'],
    ['１．５', '1.5'],
    ['12,500', '12500'],
    ['１２，５００ 家', '12500家'],
    ['-2％', '－2%'],
    ['−2', '-2'],
    ['007', '7'],
    ['-0', '0'],
    ['+3.0 个', '3个'],
    ['', null],
    ['　', null],
  ])('[SY-V] takes %j and %j as one value', (a, b) => {
    expect(isSameActualValue('valueText', a, b)).toBe(true);
  });

  it.each([
    ['1.5', '15'],
    ['0', null],
    ['92%', '92'],
    ['1,50', '150'],
    ['1e400', '1e401'],
    ['2024年6月', '2024年06月'],
    ['9007199254740993', '9007199254740992'],
  ])('[SY-V] tells %j from %j', (a, b) => {
    expect(isSameActualValue('valueText', a, b)).toBe(false);
  });

  it('compares reasons letter by letter', () => {
    expect(isSameActualValue('deviationReason', '1.50', '1.5')).toBe(false);
  });
});

describe('storedActualValue', () => {
  it('keeps what was entered, letter by letter', () => {
    expect(storedActualValue('valueText', '１．５０ 亿元')).toBe('１．５０ 亿元');
  });

  it('keeps nothing for white space, and one spelling of a completion', () => {
    expect(storedActualValue('deviationReason', ' \n')).toBeNull();
    expect(storedActualValue('completion', '０．９０')).toBe('0.9');
  });
});

describe('isCompletion', () => {
  it.each(['0', '1', '0.9', '1.000', '０．５', '0.3333333333'])('takes %s', (value) => {
    expect(isCompletion(value)).toBe(true);
  });

  it.each(['-0.1', '1.01', '90%', '0,5', '.5', '1e-1', 'NaN', '达成', ''])('refuses %j', (value) => {
    expect(isCompletion(value)).toBe(false);
  });
});
