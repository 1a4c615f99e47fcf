import { describe, expect, it } from 'vitest';
import { gradeOf, readGrade } from './grade.ts';

describe('gradeOf', () => {
  it.each([
    [10_000, '优'],
    [9000, '优'],
    [8999, '良'],
    [8000, '良'],
    [7999, '中'],
    [6000, '中'],
    [5999, '差'],
    [0, '差'],
  ])('[SC9] grades %s centipoints as %s', (total, grade) => {
    expect(gradeOf(total)).toBe(grade);
  });
});

describe('readGrade', () => {
  it.each([
    ['优', '优'],
    ['优秀', '优'],
    [' 良好 ', '良'],
    ['“优”', '优'],
    ['优等', '优'],
    ['良级', '良'],
    ['中等', '中'],
    ['合格', '中'],
    ['不合格', '差'],
    ['A', null],
    ['constructor', null],
    ['', null],
  ])('[SC9] reads the printed grade %j as %s', (text, grade) => {
    expect(readGrade(text)).toBe(grade);
  });
});
