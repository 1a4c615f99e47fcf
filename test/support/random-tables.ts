import type { TableInput } from '@attain/shared/scoring/table-input';
import fc from 'fast-check';
import { aTable } from './a-table.ts';

const NUMBERS = fc
  .tuple(fc.integer({ min: -500, max: 100_000 }), fc.integer({ min: 0, max: 3 }))
  .map(([digits, decimals]) => (digits / 10 ** decimals).toFixed(decimals));
const UNITS = fc.constantFrom('', '%', '个', '家', '户', '人次', '万元', '亿元', '公里', '亩', '‰', '元/人');
const TARGETS = fc.oneof(
  fc
    .tuple(fc.constantFrom('≥', '≤', '=', '＞', '＜', '', '不低于', '不超过'), NUMBERS, UNITS)
    .map((parts) => parts.join('')),
  fc.tuple(NUMBERS, fc.constantFrom('~', '-', '±'), NUMBERS, UNITS).map((parts) => parts.join('')),
  fc.constantFrom(
    '稳步增长',
    '优良中低差',
    '2024年6月底前',
    '9月前',
    '按时完成',
    '按照实施方案相关要求',
    '',
    '１２，５００人',
  ),
  fc.string({
    unit: fc.constantFrom(...'≥≤=~±-，,.％%（）0123456789个家万元年月日底前完成优良中差 '),
    maxLength: 12,
  }),
);
const ACTUALS = fc.oneof(
  fc.tuple(NUMBERS, UNITS).map((parts) => parts.join('')),
  fc.constantFrom(
    '',
    '已完成',
    '部分完成',
    '达成预期指标',
    '2024年5月',
    '2024年9月30日',
    '效果显著',
    '100%',
    '基本按时',
  ),
);
const POINTS = fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 100);
const ROWS = fc.record({
  level1: fc.constantFrom('产出指标', '效益', '满意度指标', '成本指标'),
  level2: fc.constantFrom('数量指标', '质量指标', '时效指标', '经济成本指标', ''),
  level3: fc.constantFrom('任务完成数', '预算执行率', '合格率', '满意度', '指标1：任务完成数'),
  target: TARGETS,
  actual: ACTUALS,
  weight: fc.option(POINTS),
  completion: fc.option(fc.integer({ min: -5, max: 110 }).map((share) => share / 100)),
  reason: fc.option(fc.constantFrom('延期', '无', '0', '')),
});

/** Tables of every kind of text, weight, policy and published figure; not all of them make sense. */
export const RANDOM_TABLES: fc.Arbitrary<TableInput> = fc
  .record({
    rows: fc.array(ROWS, { minLength: 1, maxLength: 12 }),
    funds: fc.option(
      fc.record({
        budget: fc.option(fc.nat(2000).map(String)),
        executed: fc.option(fc.nat(2400).map(String)),
      }),
    ),
    missingSatisfaction: fc.constantFrom('to-output' as const, 'to-benefit' as const, 'rescale' as const),
    execution: POINTS,
    total: fc.option(POINTS),
    grade: fc.option(fc.constantFrom('优', '良', '中', '差')),
  })
  .map(({ rows, funds, missingSatisfaction, execution, total, grade }) =>
    aTable(rows, {
      scheme: { execution, missingSatisfaction },
      funds,
      published: { execution, rows: rows.map(({ weight }) => weight), total, grade },
    }),
  );
