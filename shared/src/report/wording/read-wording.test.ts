import { demonstrationMaterial } from '#test/report-material';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { spansOf, textOf } from '../walk-document.ts';
import { DEFAULT_WORDING, readWording } from './read-wording.ts';

const problemsOf = (json: unknown) => readWording(json).problems;

describe('readWording', () => {
  it("[RP3] takes the product's own sentences", () => {
    expect(readWording({ ...DEFAULT_WORDING })).toEqual({ wording: DEFAULT_WORDING, problems: [] });
  });

  it("[RP3] writes the report in a region's own words", () => {
    const reading = readWording({ total: '综合得分{总分}分，其中{各部分得分}，等级{等级}。' });
    if (!('wording' in reading)) throw new Error('refused');
    const report = buildReport(demonstrationMaterial(), reading.wording);
    expect(report && textOf(spansOf(report))).toContain('综合得分98.50分，其中10.00+58.50+30.00，等级优。');
  });

  it.each([
    ['an Arabic figure', '自评总分为98.5分，{总分}（{各部分得分}）{等级}', 5, '98.5'],
    ['a full-width figure', '{总分}{各部分得分}{等级}，共９８分', 17, '９８'],
    ['a percentage', '{总分}{各部分得分}{等级}，完成率100%', 19, '100%'],
    ['a Chinese percentage', '{总分}{各部分得分}{等级}，执行百分之百', 18, '百分之百'],
    ['a Chinese amount', '{总分}{各部分得分}{等级}，下达六百万元', 18, '六百万元'],
  ])('[RP3] refuses %s typed where a named value belongs', (_, total, at, found) => {
    expect(problemsOf({ total })).toEqual([{ path: '$.total', at, kind: 'TYPED_FIGURE', found }]);
  });

  it.each(['一是总分{总分}', '十分重视，{总分}', '统一组织，{总分}'])(
    '[RP3] takes %s, which counts nothing',
    (text) => {
      expect(problemsOf({ total: `${text}{各部分得分}{等级}` })).toEqual([]);
    },
  );

  it('[RP3] tells an unknown, a missing and an unclosed name with its place', () => {
    expect(problemsOf({ total: '{总分}{各部分得分}{等第}' })).toEqual([
      { path: '$.total', at: 11, kind: 'UNKNOWN_NAME', found: '等第' },
      { path: '$.total', at: 15, kind: 'MISSING_NAME', found: '等级' },
    ]);
    expect(problemsOf({ total: '{总分}{各部分得分}{等级}{' })).toEqual([
      { path: '$.total', at: 15, kind: 'BRACE', found: '{' },
    ]);
  });

  it('[RP3] refuses what is no sentence of the report', () => {
    expect(problemsOf([])).toMatchObject([{ kind: 'NOT_AN_OBJECT' }]);
    expect(problemsOf({ totals: '' })).toMatchObject([{ path: '$.totals', kind: 'UNKNOWN_SENTENCE' }]);
    expect(problemsOf({ toString: '' })).toMatchObject([{ kind: 'UNKNOWN_SENTENCE' }]);
    expect(problemsOf({ total: 98.5 })).toMatchObject([{ path: '$.total', kind: 'NOT_TEXT' }]);
  });
});
