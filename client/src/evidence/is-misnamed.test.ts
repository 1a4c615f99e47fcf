import { describe, expect, it } from 'vitest';
import { isMisnamed } from './is-misnamed.ts';

describe('isMisnamed', () => {
  it.each([
    ['批复.pdf', '%PDF-1.7 …'],
    ['台账.xlsx', 'PK\u0003\u0004\u0014'],
    ['说明.docx', 'PK\u0003\u0004\u0014'],
    ['照片.jpg', 'no picture, which its decoder tells'],
    ['程序.exe', 'MZ'],
    ['空.pdf', ''],
  ])('[EV2] passes %s', async (name, content) => {
    expect(await isMisnamed(new File([content], name))).toBe(false);
  });

  it.each([
    ['批复.pdf', 'PK\u0003\u0004\u0014'],
    ['批复.pdf', '%PD'],
    ['台账.xlsx', '单位,数量'],
    ['说明.docx', '\u00d0\u00cf\u0011\u00e0'],
  ])('[EV2] stops %s beginning with %j', async (name, content) => {
    expect(await isMisnamed(new File([content], name))).toBe(true);
  });
});
