import { DEFAULT_FORMULA, type AllotmentFormula } from '@attain/shared/allotment-proposal/allotment-formula';
import type { AllotmentUnit } from '@attain/shared/allotment-proposal/allotment-proposal';
import { proposeAllotments } from '@attain/shared/allotment-proposal/propose-allotments';
import { ratioOf } from '@attain/shared/indicator-value/ratio';
import { describe, expect, it } from 'vitest';
import { describeLine } from './describe-line.ts';

const WANYUAN = 1_000_000;
const unit = (id: string, base: number, score: number | null): AllotmentUnit => ({
  id,
  path: `/xj/${id}/`,
  baseInFen: base * WANYUAN,
  score,
  executionRate: ratioOf(17n, 20n),
});

function factsOf(sum: number, units: readonly AllotmentUnit[], formula: AllotmentFormula, isAssumed = false) {
  const proposal = proposeAllotments(sum, units, formula);
  return proposal.lines.map((line) =>
    describeLine(line, proposal, isAssumed).map(({ term, text, rule }) => [term, text, rule]),
  );
}

describe('describeLine', () => {
  it('[AL9] leads from the base over factors, share, bounds and rounding to the amount', () => {
    const formula: AllotmentFormula = {
      ...DEFAULT_FORMULA,
      executionSteps: [
        { from: '80', factor: '0.95' },
        { from: '0', factor: '0.9' },
      ],
    };
    const [first] = factsOf(330 * WANYUAN + 5000, [unit('a', 200, 9850), unit('b', 100, 6000)], formula);
    expect(first).toEqual([
      ['基数', '本年分配 200 万元，占全部基数 约 66.7%', 'AL2'],
      ['等级系数', '得分 98.50，等级优，系数 1.1', 'AL2'],
      ['执行系数', '执行率 85%，达到 80% 一档，系数 0.95', 'AL4'],
      ['权重', '200 × 1.1 × 0.95 = 209', 'AL2'],
      ['按权重', '330 万元 × 209 ÷ 294.5 = 约 234.1935 万元', 'AL5'],
      ['上下限', '下限 176 万元，上限 264 万元，在上下限之内', 'AL5'],
      ['取整', '去尾得 234 万元，余数 约 0.1935 排第 2，不补', 'AL7'],
      ['零头', '总额的零头 0.005 万元加在这里', 'AL8'],
      ['建议', '234.005 万元，比本年 +34.005 万元', null],
    ]);
  });

  it('[AL9] says which bound holds, and what that moves for the others', () => {
    const [, worst, best] = factsOf(
      300 * WANYUAN,
      [unit('a', 100, 9000), unit('b', 100, 0), unit('c', 100, 9500)],
      {
        ...DEFAULT_FORMULA,
        ceiling: null,
        gradeFactors: { 优: '1', 良: '1', 中: '1', 差: '0' },
      },
    );
    expect(worst?.find(([term]) => term === '上下限')).toEqual([
      '上下限',
      '下限 80 万元，低于下限，取 80 万元',
      'AL5',
    ]);
    expect(best?.find(([term]) => term === '上下限')?.[1]).toBe(
      '下限 80 万元，有单位取了上下限，其余的按权重重新分，得 110 万元',
    );
  });

  it('[AL3] says that an undecided unit keeps its share, and calls a score that is tried out by its name', () => {
    const [kept] = factsOf(300 * WANYUAN, [unit('a', 100, null), unit('b', 200, 9000)], DEFAULT_FORMULA);
    expect(kept?.slice(1, 3)).toEqual([
      ['等级系数', '得分未定，保持基数份额，不用系数', 'AL3'],
      ['按权重', '300 万元 × 约 33.3% = 100 万元', 'AL3'],
    ]);
    const [assumed] = factsOf(300 * WANYUAN, [unit('a', 100, 9000)], DEFAULT_FORMULA, true);
    expect(assumed?.[1]?.[1]).toBe('假设得分 90.00，等级优，系数 1.1');
  });

  it('[AL6] stops where nothing can be proposed', () => {
    const formula: AllotmentFormula = { ...DEFAULT_FORMULA, floor: { kind: 'AMOUNT', wanyuan: '500' } };
    const [line] = factsOf(300 * WANYUAN, [unit('a', 100, 9000)], formula);
    expect(line?.at(-1)).toEqual(['建议', '不能分配，原因见表格上方', 'AL6']);
  });
});
