import { formatPoints, type Centipoints } from '@attain/shared/indicator-value/points';
import type { Comparison } from '@attain/shared/indicator-value/parsed-value';
import type { RowStep, ScoreStep } from '@attain/shared/scoring/explanation';
import type { AdjustmentExplanation, ExecutionExplanation } from '@attain/shared/scoring/explain-table';
import type { ScoreMode } from '@attain/shared/scoring/score-mode';
import type { PolicyTotal } from '@attain/shared/scoring/compare-policies';

const COMPARISONS: { readonly [C in Comparison]: string } = {
  'at-least': '不低于',
  'at-most': '不超过',
  exactly: '等于',
  'more-than': '大于',
  'less-than': '小于',
  range: '区间边界',
  tolerance: '允许范围边界',
};

const NOT_COMPARABLE = {
  OTHER_KIND: '实际完成值与指标值性质不同，不能比较，由评价人评定',
  OTHER_MEASURE: '计量单位不能换算，由评价人评定',
  NEGATIVE_TARGET: '目标为负数且未达到，没有比率，由评价人评定',
} as const;

const BANDS = { UPPER: '达成', MIDDLE: '部分达成', LOWER: '未达成' } as const;

/** One step of a row's explanation as a clause. */
export function describeStep(step: RowStep): string {
  switch (step.kind) {
    case 'WEIGHT_PRINTED':
      return `分值 ${formatPoints(step.weight)}`;
    case 'WEIGHT_SHARED': {
      const printed = step.printed > 0 ? `，减去已列分值 ${formatPoints(step.printed)}` : '';
      const rest = step.takesRest ? '，本行取余数' : '';
      const level = `${step.level} ${formatPoints(step.levelWeight)} 分${printed}，平均分给 ${step.sharedBy} 项${rest}`;
      return `分值 ${formatPoints(step.weight)}（${level}，SC8）`;
    }
    case 'TARGET_MET': {
      const unit = step.unit ?? '';
      const isRange = step.scoredAs === 'range' || step.scoredAs === 'tolerance';
      const target = isRange ? '在目标范围内' : `目标${COMPARISONS[step.scoredAs]} ${step.bound}${unit}`;
      return `实际 ${step.actual}${unit}，${target}，达到目标（SC1）`;
    }
    case 'TARGET_MISSED':
      return `目标${COMPARISONS[step.scoredAs]} ${step.bound}${step.unit ?? ''}，完成率 ${step.dividend} ÷ ${step.divisor} = ${asPerCent(step.completion)}（SC2）`;
    case 'ZERO_TARGET_MISSED':
      return `目标为 0，实际 ${step.actual}${step.unit ?? ''}，未达到，不得分（SC2）`;
    case 'NOT_COMPARABLE':
      return `${NOT_COMPARABLE[step.because]}（SC2）`;
    case 'ASSESSED': {
      const { position, from, to } = step.band;
      const band = `属“${BANDS[position]}”档（${from / 100}%—${to / 100}%）`;
      return `完成率 ${asPerCent(step.completion)}，由评价人评定，${band}（${step.rule}）`;
    }
    case 'BAND_GIVEN': {
      const { position, from, to } = step.band;
      return `评价人定为“${BANDS[position]}”档（${from / 100}%—${to / 100}%），完成率待定（${step.rule}）`;
    }
    case 'MODE':
      return `${describeMode(step.mode)}：${asPerCent(step.measure)} → ${asPerCent(step.share)}（SC11）`;
    case 'ASSESSED_OUT_OF_RANGE':
      return `评定完成率不在 0 到 1 之间，由评价人重新评定（${step.rule}）`;
    case 'STATED_IN_FULL':
      return '实际完成值写明全部达成（SC3）';
    case 'LEFT_TO_A_PERSON':
      return `由评价人评定（${step.rule}）`;
    case 'NOT_REPORTED':
      return '未填实际完成值，得 0 分（SC5）';
    case 'IN_TIME':
      return `${step.actual} 完成，不晚于 ${step.by}（SC7）`;
    case 'LATE':
      return `${step.actual} 完成，晚于 ${step.by}，由评价人评定（SC7）`;
    case 'STATED_IN_TIME':
      return '实际完成值写明按时完成（SC7）';
    case 'SCORE':
      return describeScore(step);
    case 'LOST':
      return `扣 ${formatPoints(step.points)} 分${step.reason === null ? '' : `：${step.reason.replace(/\s+/g, ' ')}`}`;
  }
}

/** 完成率 90% × 15 分 = 13.5 分; 5.71 × 11 ÷ 13 = 4.83 分. */
function describeScore({ weight, factor, score }: ScoreStep): string {
  const [whole, result] = [formatPoints(weight), formatPoints(score)];
  switch (factor.kind) {
    case 'WHOLE':
      return `得全部分值 ${result} 分`;
    case 'NOTHING':
      return '得 0 分';
    case 'QUOTIENT':
      return `${whole} × ${factor.dividend} ÷ ${factor.divisor} = ${result} 分`;
    case 'SHARE':
      return `完成率 ${asPerCent(factor.share)} × ${whole} 分 = ${result} 分`;
  }
}

/** 分档计分（≥80% 得 70%，≥60% 得 50%，以下不得分）. */
function describeMode(mode: ScoreMode): string {
  switch (mode.kind) {
    case 'PROPORTIONAL':
      return '按比例计分';
    case 'YES_NO':
      return '达到得全分，未达到不得分';
    case 'PASS_MARK':
      return `${mode.passMark / 100}% 及格，按（完成率 − ${mode.passMark / 100}%）÷ ${(10_000 - mode.passMark) / 100}% 计分`;
    case 'STEPPED': {
      const steps = mode.steps.map(({ from, share }) => `≥${from / 100}% 得 ${share / 100}%`);
      return `${mode.of === 'ACTUAL' ? '按实际值' : ''}分档计分（${steps.join('，')}，以下不得分）`;
    }
  }
}

/** 扣分和总分上限, line by line; none for most schemes. */
export function describeAdjustment({ deductions, cap }: AdjustmentExplanation): string[] {
  const lines = deductions.map(
    ({ row, deviation, points }) =>
      `第 ${row + 1} 行偏差率 ${asPerCent(deviation)}，扣 ${formatPoints(points)} 分（SC14）`,
  );
  if (cap === null) return lines;
  const reached = cap.isOpen ? '预算执行率未知，如低于' : '预算执行率低于';
  return [...lines, `${reached} ${cap.below / 100}%，总分不超过 ${formatPoints(cap.atMost)} 分（SC13）`];
}

export function describeExecution(execution: ExecutionExplanation): string {
  const { kind, weight, budget, executed, unit, score } = execution;
  switch (kind) {
    case 'NO_WEIGHT':
      return '本方案不计预算执行率分值';
    case 'NO_RATE':
      return `分值 ${formatPoints(weight)}，预算数为 0 或数据不全，没有执行率（SC4）`;
    case 'CAPPED':
    case 'COMPUTED': {
      const amounts = `${executed ?? ''} ÷ ${budget ?? ''}${unit === null ? '' : `（${unit}）`}`;
      const { mode, rate, share } = execution;
      if (mode.kind !== 'PROPORTIONAL') {
        const stepped = `${amounts} = ${asPerCent(rate ?? '0')}，${describeMode(mode)}：${asPerCent(share ?? '0')}`;
        return `${stepped} × ${formatPoints(weight)} = ${pointsOrUndecided(score)} 分（SC12）`;
      }
      const cap = kind === 'CAPPED' ? '，以分值为限' : '';
      return `${formatPoints(weight)} × ${amounts} = ${pointsOrUndecided(score)} 分${cap}（SC4）`;
    }
  }
}

const POLICIES = { 'to-output': '并入产出', 'to-benefit': '并入效益', rescale: '按比例折算' } as const;

/** 并入产出 98.5（本方案）；并入效益 98.75；按比例折算 98.61. */
export function describePolicies(policies: readonly PolicyTotal[]): string {
  return policies
    .map(
      ({ policy, total, isOwn }) =>
        `${POLICIES[policy]} ${pointsOrUndecided(total)}${isOwn ? '（本方案）' : ''}`,
    )
    .join('；');
}

export function pointsOrUndecided(points: Centipoints | null): string {
  return points === null ? '待评定' : formatPoints(points);
}

/** "0.9" as "90%": the point moves two places, digit by digit. */
export function asPerCent(share: string): string {
  const negative = share.startsWith('-');
  const [whole = '0', fraction = ''] = share.replace('-', '').split('.');
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(2);
  return `${negative ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}%`;
}
