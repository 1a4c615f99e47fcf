import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { compileTable } from './compile-table.ts';
import { scoreCompiledTable } from './score-compiled-table.ts';

/** The one row of a table: its judgement and its score of 90 points. */
function judge(target: string, actual: string, completion: string | null = null, year: number | null = 2024) {
  const table = compileTable(aTable([{ level2: '时效指标', target, actual, completion }], { year }));
  const [row] = scoreCompiledTable(table).rows;
  if (!row) throw new Error('the table has a row');
  const { outcome, completion: ratio, basis, rule } = row.judgement;
  return {
    rule,
    outcome,
    completion: ratio && Number(ratio.numerator) / Number(ratio.denominator),
    basis: basis.kind,
    score: row.score,
  };
}

describe('scoreDeadline', () => {
  it.each([
    ['2024年6月底前', '2024年6月28日', 'DATE_COMPARED'],
    ['2024年6月底前', '2024年6月', 'DATE_COMPARED'],
    ['9月前', '7月', 'DATE_COMPARED'],
    ['2024年12月31日', '2024-12-31', 'DATE_COMPARED'],
    ['及时', '按时完成', 'STATED_IN_TIME'],
    ['及时', '2024年10月12日完成', 'STATED_IN_TIME'],
    ['2024年12月底', '实际在规定时间内完成', 'STATED_IN_TIME'],
    ['在项目计划完成时间内完成', '达成预期指标', 'STATED_IN_TIME'],
    ['2024年12月底', '100%', 'STATED_IN_TIME'],
  ])('[SC7] finds %s met by %s', (target, actual, basis) => {
    expect(judge(target, actual)).toEqual({ rule: 'SC7', outcome: 'MET', completion: 1, basis, score: 9000 });
  });

  it.each([
    ['2024年9月30日前', '2024年10月12日'],
    ['2024年9月30日前', '2024年10月12日完成'],
    ['9月前', '10月'],
  ])('[SC7] finds %s missed by %s and leaves the score to a person', (target, actual) => {
    expect(judge(target, actual)).toEqual({
      rule: 'SC7',
      outcome: 'MISSED',
      completion: 0,
      basis: 'DATE_COMPARED',
      score: null,
    });
  });

  it('[SC7] takes what a person gives for being late, and remembers that it was', () => {
    expect(judge('2024年9月30日前', '2024年10月12日', '0.8')).toEqual({
      rule: 'SC7',
      outcome: 'MISSED',
      completion: 0.8,
      basis: 'ASSESSED',
      score: 7200,
    });
  });

  it('[SC7] gives a late row nothing of its own where a person gave no completion from 0 to 1', () => {
    expect(judge('2024年9月30日前', '2024年10月12日', '1.2')).toMatchObject({ completion: 0, score: null });
  });

  it('[SC7] takes 0 from a person as 0', () => {
    expect(judge('2024年9月30日前', '2024年10月12日', '0')).toMatchObject({ outcome: 'MISSED', score: 0 });
  });

  it.each([
    ['2024年9月15日前', '2024年9月', 2024],
    ['2024年9月15日前', '2024年', 2024],
    ['2024年9月15日前', '2024年9月按时完成', 2024],
    ['2024年9月30日前', '10月12日完成', null],
    ['2024年12月底', '95%', 2024],
    ['2024年12月底', '效果良好', 2024],
    ['及时', '基本及时', 2024],
  ])('[SC7] does not decide %s by %s in a table of %s', (target, actual, year) => {
    expect(judge(target, actual, null, year)).toMatchObject({
      outcome: 'UNDECIDED',
      completion: null,
      score: null,
    });
  });
});
