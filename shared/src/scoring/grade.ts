import type { Centipoints } from '../indicator-value/points.ts';

/** The grade of a total (评价等级): excellent, good, fair, poor. */
export type Grade = '优' | '良' | '中' | '差';

/** From how many points up each grade is given; a total of exactly 80 is 良 (SC9). */
export const GRADE_THRESHOLDS: readonly { readonly grade: Grade; readonly from: Centipoints }[] = [
  { grade: '优', from: 9000 },
  { grade: '良', from: 8000 },
  { grade: '中', from: 6000 },
  { grade: '差', from: 0 },
];

export function gradeOf(total: Centipoints): Grade {
  return GRADE_THRESHOLDS.find(({ from }) => total >= from)?.grade ?? '差';
}

const SPELLINGS: Readonly<Record<string, Grade>> = {
  优: '优',
  优秀: '优',
  良: '良',
  良好: '良',
  中: '中',
  中等: '中',
  合格: '中',
  及格: '中',
  差: '差',
  较差: '差',
  不合格: '差',
  不及格: '差',
};

/** A grade as reports print it; null for a word that is none. */
export function readGrade(text: string): Grade | null {
  const word = text.replace(/[\s“”"']+/g, '').replace(/[级等]$/, '');
  return (Object.hasOwn(SPELLINGS, word) ? SPELLINGS[word] : null) ?? null;
}
