import { describe, expect, it } from 'vitest';
import type { Span } from './report-document.ts';
import { signatureIndents, titleLines } from './line-width.ts';

const pieces = (...texts: string[]): Span[] => texts.map((text) => ({ kind: 'FIXED', text }));
const linesOf = (...texts: string[]) =>
  titleLines(pieces(...texts)).map((line) => line.map(({ text }) => text).join(''));

describe('titleLines', () => {
  it('breaks a title where a piece of it ends', () => {
    expect(
      linesOf('新疆维吾尔自治区', '2024', '年度', '中央中小企业发展专项资金（专精特新方向）', '绩效自评报告'),
    ).toEqual(['新疆维吾尔自治区2024年度', '中央中小企业发展专项资金（专精特新方向）', '绩效自评报告']);
  });

  it('leaves a title on one line that fits there, figures counted half', () => {
    expect(linesOf('宁夏', '2024', '年度', '电影资金', '绩效自评报告')).toHaveLength(1);
    expect(linesOf('1'.repeat(40))).toHaveLength(1);
    expect(linesOf('1'.repeat(40), '年')).toHaveLength(2);
  });
});

describe('signatureIndents', () => {
  it('sets the date four characters from the edge and the unit centred above it', () => {
    expect(signatureIndents(['财政厅', '2025年3月31日'])).toEqual([5.75, 4]);
  });

  it('never lets a long name reach over the edge', () => {
    expect(signatureIndents(['新疆维吾尔自治区工业和信息化厅', '2025年3月31日'])).toEqual([0, 4]);
  });
});
