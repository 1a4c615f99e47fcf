import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import type { FindingCode } from './finding.ts';
import { scoreTable } from './score-table.ts';
import type { IndicatorInput, PublishedInput, TableInput } from './table-input.ts';

function detailsOf(code: FindingCode, input: TableInput): unknown {
  return scoreTable(input).findings.find((finding) => finding.code === code)?.details;
}

const ofRow = (row: Partial<IndicatorInput>) => aTable([row]);
const published = (row: Partial<IndicatorInput>, figures: PublishedInput) =>
  aTable([row], { published: figures });

describe('what a finding compared', () => {
  it.each<[FindingCode, TableInput, unknown]>([
    [
      'TOTAL_MISMATCH',
      published({}, { execution: 10, rows: [90], total: '99.5' }),
      { published: '99.5', sumOfParts: '100' },
    ],
    [
      'TOTAL_MISMATCH',
      published({}, { execution: 10, levels: { 产出指标: '80.5' }, total: 99 }),
      { published: '99', sumOfParts: '90.5' },
    ],
    ['ROW_SCORE_MISMATCH', published({ actual: '5个' }, { rows: [80] }), { published: '80', score: '45' }],
    ['ROW_SCORE_ABOVE_WEIGHT', published({}, { rows: [91] }), { published: '91', weight: '90' }],
    ['DOCKED_WITHOUT_REASON', published({}, { rows: [89.5] }), { published: '89.5', weight: '90' }],
    ['SCORED_WITHOUT_ACTUAL', published({ actual: '' }, { rows: [3] }), { published: '3' }],
    ['EXECUTION_SCORE_MISMATCH', published({}, { execution: 9 }), { published: '9', score: '10' }],
    ['GRADE_MISMATCH', published({}, { grade: ' 良 ' }), { published: '良', grade: '优', total: '100' }],
    ['WEIGHTS_NOT_100', ofRow({ weight: 80.5 }), { sum: '90.5' }],
    ['ACTUAL_MISSING', ofRow({ actual: null }), { weight: '90' }],
    ['KIND_MISMATCH', ofRow({ actual: '较好' }), { target: '≥10个', actual: '较好' }],
    ['UNIT_MISMATCH', ofRow({ actual: '10项' }), { targetUnit: '个', actualUnit: '项' }],
    ['TARGET_NOT_MEASURABLE', ofRow({ target: '稳步增长' }), { target: '稳步增长' }],
    ['TARGET_BY_REFERENCE', ofRow({ target: '按有关文件要求' }), { target: '按有关文件要求' }],
    ['ACTUAL_COPIES_TARGET', ofRow({ target: '稳步增长', actual: '稳步增长。' }), { text: '稳步增长。' }],
    ['REASON_MISSING', ofRow({ actual: '8个' }), { completion: '0.8' }],
    ['REASON_MISSING', ofRow({ target: '≥-2%', actual: '-3%' }), { completion: null }],
    ['OVERSHOOT_UNEXPLAINED', ofRow({ actual: '14个' }), { completion: '1.4' }],
    [
      'PARTLY_DONE_HIGH_BAND',
      ofRow({ target: '显著提升', actual: '基本完成', completion: '0.9' }),
      { completion: '0.9', bandFrom: '0.8' },
    ],
    [
      'BAND_OUT_OF_RANGE',
      ofRow({ target: '显著提升', actual: '提升', completion: 1.2 }),
      { completion: '1.2' },
    ],
    [
      'EXECUTION_ABOVE_BUDGET',
      aTable([{}], { funds: { budget: '100', executed: '120.5' } }),
      { executed: '120.5', budget: '100' },
    ],
    ['EXECUTION_COUNTED_TWICE', ofRow({ level3: '预算执行率' }), { indicator: '预算执行率' }],
    [
      'DUPLICATE_INDICATOR',
      aTable([
        { weight: 45, level3: '培训人数' },
        { weight: 45, level3: ' 培训人数（人） ' },
      ]),
      { indicator: '培训人数（人）', firstRow: 0 },
    ],
  ])('[FD1] stands in the details of %s', (code, input, details) => {
    expect(detailsOf(code, input)).toEqual(details);
  });

  it('[FD1] is not looked for where the scheme has already taken it from a published total', () => {
    const scheme = {
      execution: 10,
      levels: { 产出指标: 90 },
      deviationDeduction: { from: 30, points: 2 },
    };
    const figures = { execution: 10, rows: [45] };
    const table = (total: number) =>
      aTable([{ actual: '5个', reason: '天气' }], { scheme, published: { ...figures, total } });
    expect(detailsOf('TOTAL_MISMATCH', table(53))).toBeUndefined();
    expect(detailsOf('TOTAL_MISMATCH', table(55))).toEqual({ published: '55', sumOfParts: '53' });
  });
});

describe('a level', () => {
  it('[SC9] is undecided while one of its rows is, whatever the row behind it scores', () => {
    const rows = [
      { weight: 30, target: '显著提升', actual: '较好' },
      { weight: 30 },
      { weight: 30, level1: '效益指标' },
    ];
    expect(scoreTable(aTable(rows)).levels).toEqual({ 产出指标: null, 效益指标: 30 });
  });
});
