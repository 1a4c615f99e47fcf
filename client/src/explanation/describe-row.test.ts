import { compileTable } from '@attain/shared/scoring/compile-table';
import { explainRow } from '@attain/shared/scoring/explain-row';
import { scoreCompiledTable } from '@attain/shared/scoring/score-compiled-table';
import { describe, expect, it } from 'vitest';
import { describeRow } from './describe-row.ts';

function described(
  target: string,
  actual: string | null,
  completion: string | null = null,
  reason: string | null = null,
) {
  const table = compileTable({
    id: 't',
    scheme: { execution: 40, levels: { 产出指标: 60 } },
    indicators: [
      {
        level1: '产出指标',
        level2: '数量指标',
        level3: '甲',
        target,
        actual,
        weight: null,
        completion,
        reason,
      },
      ...['乙', '丙', '丁'].map((level3) => ({
        level1: '产出指标',
        level3,
        target: '100%',
        actual: '100%',
        weight: null,
      })),
    ],
  });
  const explanation = explainRow(table, scoreCompiledTable(table), 0);
  if (!explanation) throw new Error('the table has a first row');
  return describeRow(explanation);
}

function sum(terms: ReturnType<typeof described>['equation']): string {
  return terms.map(({ sign, value }) => `${sign} ${value}`.trim()).join(' ');
}

describe('describeRow', () => {
  it('[SC3] tells how a judged row of the real table lost 1.50 points', () => {
    const { equation, facts } = described(
      '按备案的实施方案',
      '已推进',
      '0.9',
      '市场需求不稳定，企业营收下滑',
    );
    expect(sum(equation)).toBe('15 × 90% = 13.50');
    expect(facts).toEqual([
      { term: '分值 15', text: '产出指标 60 分，平均分给 4 项', rule: 'SC8' },
      { term: '完成率 90%', text: '由评价人评定；属“达成”档（80%—100%）', rule: 'SC3' },
      { term: '扣 1.50 分', text: '市场需求不稳定，企业营收下滑', rule: null },
    ]);
  });

  it('[SC2] shows the numbers that were divided', () => {
    const { equation, facts } = described('≥13 项', '11');
    expect(sum(equation)).toBe('15 × 11 ÷ 13 = 12.69');
    expect(facts[1]).toEqual({ term: '完成率 84.6%', text: '实际 11 项，目标 13 项', rule: 'SC2' });
    expect(facts[2]).toEqual({ term: '扣 2.31 分', text: '还没有写偏差原因', rule: null });
  });

  it('[SC1] says why nothing more than the weight is earned', () => {
    const { equation, facts } = described('≥90%', '97.3%');
    expect(sum(equation)).toBe('15 × 100% = 15.00');
    expect(facts[1]?.text).toBe('实际 97.3%，目标 90%：达到目标，得全部分值');
  });

  it('makes up no sum where a person has not judged', () => {
    const { equation, facts } = described('稳步增长', '增加了一些');
    expect(equation).toEqual([]);
    expect(facts.at(-1)?.text).toBe('还没有评定完成率，得分未定');
  });

  it('[SC5] says that an unreported row counts as 0 for now', () => {
    expect(described('≥13 项', null).facts[1]).toEqual({
      term: '完成率',
      text: '还没有填报，暂计 0 分',
      rule: 'SC5',
    });
  });
});
