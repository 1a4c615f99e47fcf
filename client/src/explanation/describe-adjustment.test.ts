import { describe, expect, it } from 'vitest';
import { compileTable } from '@attain/shared/scoring/compile-table';
import { explainTable } from '@attain/shared/scoring/explain-table';
import { scoreCompiledTable } from '@attain/shared/scoring/score-compiled-table';
import type { TableInput } from '@attain/shared/scoring/table-input';
import { adjustmentFacts } from './describe-adjustment.ts';
import { describeRow } from './describe-row.ts';

function explain(input: TableInput) {
  const table = compileTable(input);
  return explainTable(table, scoreCompiledTable(table));
}

const row = { level1: '产出指标', weight: 30, reason: '天气' };
const table: TableInput = {
  id: 'table',
  indicators: [
    { ...row, level3: '甲', target: '≥10个', actual: '8个' },
    { ...row, level3: '乙', target: '≥95%', actual: '85%' },
    { ...row, level3: '丙', target: '显著提升', actual: '有所提升', band: 'middle' },
  ],
  funds: { budget: '100', executed: '85' },
  scheme: {
    levels: { 产出指标: 90 },
    mode: { passMark: 60 },
    indicatorModes: { 乙: { steps: [[80, 80]], of: 'actual' } },
    totalCaps: [{ below: 90, atMost: 95 }],
    deviationDeduction: { from: 20, points: 2 },
  },
};

describe('describeRow', () => {
  const facts = (row: number) => {
    const explanation = explain(table).rows[row];
    return explanation ? describeRow(explanation) : null;
  };

  it('[SC11] says what a pass mark makes of a completion', () => {
    expect(facts(0)?.facts).toContainEqual({
      term: '计分比例 50%',
      text: '（完成率 80% − 60%）÷ 40%，60% 及以下不得分',
      rule: 'SC11',
    });
    expect(facts(0)?.equation.map(({ value, word }) => `${value} ${word}`)).toEqual([
      '30 分值',
      '50% 计分比例',
      '15.00 得分',
    ]);
  });

  it('[SC11] says which step an actual stands on', () => {
    expect(facts(1)?.facts).toContainEqual({
      term: '计分比例 80%',
      text: '实际 85%；分档：80% 及以上得 80%，以下不得分',
      rule: 'SC11',
    });
  });

  it('[SC15] says which band a person put a row into', () => {
    expect(facts(2)?.facts).toContainEqual({
      term: '完成率',
      text: '评价人定为“部分达成”档（60%—80%），完成率还没有评定',
      rule: 'SC3',
    });
  });
});

describe('adjustmentFacts', () => {
  it('[SC13] [SC14] names the rows that cost points and the cap of the total', () => {
    expect(adjustmentFacts(explain(table).adjustment, (row) => `第 ${row + 1} 行`)).toEqual([
      { term: '偏差扣分', text: '第 1 行：偏差率 −20%，扣 2 分', rule: 'SC14' },
      { term: '总分上限', text: '预算执行率低于 90%，总分不超过 95 分', rule: 'SC13' },
    ]);
  });

  it('[SC13] says that a cap is open while the rate is not known', () => {
    const unknown = explain({ ...table, funds: { budget: '100', executed: null } });
    expect(adjustmentFacts(unknown.adjustment, String)).toContainEqual({
      term: '总分上限',
      text: '预算执行率未知；如低于 90%，总分不超过 95 分',
      rule: 'SC13',
    });
  });
});
