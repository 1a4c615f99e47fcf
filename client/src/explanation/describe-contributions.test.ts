import type { YearTrace } from '@attain/shared/roll-up/period-report';
import type { RolledUpRow } from '@attain/shared/roll-up/rolled-up-table';
import { describe, expect, it } from 'vitest';
import { rollUpFormView } from '../roll-up/roll-up-form-view.ts';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import { describeContributions } from './describe-contributions.ts';
import { describeMethod } from './describe-method.ts';
import { describeYear } from './describe-year.ts';

const NOW = new Date('2025-01-10T00:00:00.000Z');
const region = aUnit({ id: 'xj', parentId: null, path: '/xj/', level: 'REGION', shortName: '自治区' });

/** The region's only row, and the forms it was put together from. */
function rolledRow(
  rule: string,
  target: string,
  values: readonly (string | null)[],
  own: { readonly source?: string; readonly value?: string } = {},
) {
  const forms = values.map((value, index) =>
    aFormView({
      id: `f${index}`,
      state: 'APPROVED',
      unit: aUnit({ id: `u${index}`, shortName: ['甲州', '乙州'][index] ?? '' }),
      amountInFen: 100_000_000,
      rows: [{ target: '≥3家', value, parent: 'row' }],
    }),
  );
  const { targetTable } = aFormView({ rows: [] });
  const view = aFormView({
    id: 'own',
    unit: region,
    amountInFen: 250_000_000,
    rows: [{ id: 'row', target, rule, value: own.value ?? null }],
    overrides: {
      targetTable: targetTable && {
        ...targetTable,
        amountInFen: 250_000_000,
        rollUpSource: own.source ?? 'CHILDREN',
      },
    },
  });
  const [row] = rollUpFormView(view, forms).rolled.rows;
  if (!row) throw new Error('the region has a row');
  return { row, forms };
}

const method = (...given: Parameters<typeof rolledRow>) => describeMethod(rolledRow(...given).row);

describe('describeMethod', () => {
  it('says the rule with its sums and its id', () => {
    expect(method('FUND_WEIGHTED_MEAN', '≥3家', ['3', '5'])).toEqual([
      '各单位的数按资金额加权平均：800 ÷ 200（规则 RU3）',
    ]);
  });

  it('says how objects were told apart', () => {
    expect(method('COUNT_OBJECTS', '≥3家', ['3', '5'])).toEqual([
      '同一对象在几张表里只计一次，再把各单位相加（规则 RU2）',
      '没有对象名称，每个单位取各表中最多的数',
    ]);
  });

  it('names who keeps all of it from being met, or that it is open', () => {
    expect(method('ALL_OF', '全部达成', ['3', '2'])).toEqual([
      '各单位全部达成才算达成（规则 RU11）',
      '没有达成：乙州',
    ]);
    expect(method('ALL_OF', '全部达成', ['3', null])).toEqual([
      '各单位全部达成才算达成（规则 RU11）',
      '已报的都达成了，还有单位没有报送或没有评定，是否全部达成未定',
    ]);
  });

  it('says where the table’s own entry stands, and why', () => {
    expect(method('SUM', '≥3家', [], { value: '7' })).toEqual(['下级没有对应的指标，用本表自己填的数']);
    expect(method('SUM', '≥3家', ['3'], { source: 'OWN', value: '7' })).toEqual([
      '按设定用本表自己填的数，不汇总下级',
    ]);
  });
});

describe('describeContributions', () => {
  it('lists the own entry beside the tables below, with the money that is left to it', () => {
    const { row, forms } = rolledRow('SUM', '≥3家', ['3', '5'], { source: 'BOTH', value: '7' });
    const lines = describeContributions(row, forms, NOW);
    expect(lines.map(({ unit, table, value, use }) => [unit, table, value, use])).toEqual([
      ['甲州', '第三批第二年奖补资金', '3', '已计入'],
      ['乙州', '第三批第二年奖补资金', '5', '已计入'],
      ['自治区', '本表自己填的数', '7', '已计入'],
    ]);
    expect(lines[2]?.origin).toBe('50 万元');
    expect(lines[0]?.year).toEqual([]);
  });

  it('shows what was reported where a row is met or not', () => {
    const { row, forms } = rolledRow('ALL_OF', '全部达成', ['3', '2']);
    expect(
      describeContributions(row, forms, NOW).map(({ value, use, isCounted }) => [value, use, isCounted]),
    ).toEqual([
      ['3', '已计入', true],
      ['2', '没有达成', false],
    ]);
  });

  it('tells the periods under the value that they made', () => {
    const { row, forms } = rolledRow('SUM', '≥3家', ['3']);
    const year: YearTrace = {
      rule: 'LATEST',
      ruleId: 'RU15',
      steps: [],
      coverage: { reported: 0, asked: 0 },
      notes: [],
    };
    const told: RolledUpRow = { ...row, contributions: row.contributions.map((one) => ({ ...one, year })) };
    expect(describeContributions(told, forms, NOW)[0]?.year).toEqual([
      '全年：取最近一期的累计数，已报 0/0 期',
    ]);
  });
});

describe('describeYear', () => {
  const period = (endsOn: string, valueText: string | null, use: YearTrace['steps'][number]['use']) => ({
    ...{ endsOn, valueText, use },
    milestone: null,
    value: valueText,
  });

  it('tells the method, every period, and a cumulative value that fell', () => {
    expect(
      describeYear({
        rule: 'LATEST',
        ruleId: 'RU15',
        steps: [
          period('2024-06-30', '60', 'REPLACED'),
          period('2024-09-30', '55', 'COUNTED'),
          period('2024-12-31', null, 'NOT_REPORTED'),
        ],
        coverage: { reported: 2, asked: 3 },
        notes: [
          {
            code: 'CUMULATIVE_FELL',
            from: { endsOn: '2024-06-30', value: '60' },
            to: { endsOn: '2024-09-30', value: '55' },
          },
        ],
      }),
    ).toEqual([
      '全年：取最近一期的累计数，已报 2/3 期',
      '截至 2024-06-30：60，已被后一期的累计数代替',
      '截至 2024-09-30：55，已计入',
      '截至 2024-12-31：—，未报',
      '累计数下降，请核对：截至 2024-06-30 为 60，截至 2024-09-30 为 55',
    ]);
  });

  it('tells milestones by their names', () => {
    expect(
      describeYear({
        rule: 'MILESTONES',
        ruleId: 'RU17',
        steps: [{ ...period('2024-06-30', '70%', 'LATE'), milestone: '主体完工' }],
        coverage: { reported: 1, asked: 1 },
        notes: [],
      }),
    ).toEqual(['全年：按时达成的阶段目标占全部的比重，已报 1/1 个阶段', '主体完工：70%，达成晚于期限']);
  });
});
