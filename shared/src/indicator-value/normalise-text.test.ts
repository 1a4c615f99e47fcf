import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise-text.ts';

describe('normaliseText', () => {
  it.each([
    ['≧５０个', '≥50个'],
    ['＜５％', '<5%'],
    ['═ 100 %', '= 100 %'],
    ['‹=12万元', '≤12万元'],
    ['›=90', '≥90'],
    ['＞＝90', '≥90'],
    ['>=90', '≥90'],
    ['< =5', '≤5'],
    ['=>=5', '≥5'],
    ['===5', '=5'],
    ['≥＝5', '≥5'],
    ['<==5', '≤5'],
    ['－2%', '-2%'],
    ['−3.5％', '-3.5%'],
    ['1２，5００', '12,500'],
    ['3～5次', '3~5次'],
    ['50+/-5', '50±5'],
    ['＋－5%', '±5%'],
    ['百分之九十五以上', '95%以上'],
    ['百分之20', '20%'],
    ['百分之百', '100%'],
    ['百分百', '100%'],
    ['百分之十', '10%'],
    ['\u00a0 a\u3000\n b\u200b ', 'a b'],
  ])('[TT1] reads %j as %j', (text, normalised) => {
    expect(normaliseText(text)).toBe(normalised);
  });

  it('[TT1] has nothing left to do on its own result', () => {
    const signs = [...'≥≧>=<‹›=＝═１2３,，.．%％-－—~～ 百分之九十五个人元abc（）'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (text) => {
        const once = normaliseText(text.join(''));
        return normaliseText(once) === once;
      }),
    );
  });
});
