import type { Finding, FindingCode, FindingDetails } from '@attain/shared/scoring/finding';
import { asPerCent } from './describe-steps.ts';

/** What each finding says on the command line. A code without a message does not compile. */
const FINDING_MESSAGES: { readonly [C in FindingCode]: (details: FindingDetails[C]) => string } = {
  TOTAL_MISMATCH: ({ published, sumOfParts }) =>
    `公布总分 ${published} 与各部分公布得分之和 ${sumOfParts} 不一致`,
  ROW_SCORE_MISMATCH: ({ published, score }) =>
    `公布得分 ${published} 与按规则计算的 ${score} 相差超过 0.5 分`,
  ROW_SCORE_ABOVE_WEIGHT: ({ published, weight }) => `公布得分 ${published} 超过分值 ${weight}`,
  WEIGHTS_NOT_100: ({ sum }) => `各指标分值与预算执行率分值合计 ${sum}，不是 100`,
  LEVEL_WEIGHT_MISMATCH: ({ level, sumOfRows, weight }) =>
    `${level}各行分值合计 ${sumOfRows}，应为 ${weight}`,
  EXECUTION_SCORE_MISMATCH: ({ published, score }) =>
    `公布的预算执行得分 ${published} 与按执行率计算的 ${score} 不一致`,
  GRADE_MISMATCH: ({ published, grade, total }) =>
    `公布等级“${published}”与总分 ${total} 对应的“${grade}”不一致`,
  ACTUAL_MISSING: ({ weight }) => `未填实际完成值，分值 ${weight}`,
  SCORED_WITHOUT_ACTUAL: ({ published }) => `没有实际完成值，却公布得分 ${published}`,
  KIND_MISMATCH: ({ target, actual }) => `指标值“${target}”与实际完成值“${actual}”性质不同，不能比较`,
  UNIT_MISMATCH: ({ targetUnit, actualUnit }) =>
    `指标值单位“${targetUnit}”与实际完成值单位“${actualUnit}”不同，不能换算`,
  TARGET_NOT_MEASURABLE: ({ target }) =>
    target.trim() === '' ? '指标值为空' : `指标值“${target}”没有可衡量的数值`,
  TARGET_BY_REFERENCE: ({ target }) => `指标值指向其他文件：“${target}”`,
  ACTUAL_COPIES_TARGET: () => '实际完成值照抄指标值',
  REASON_MISSING: ({ completion }) =>
    completion === null
      ? '未达到目标，没有填写偏差原因'
      : `完成率 ${asPerCent(completion)}，没有填写偏差原因`,
  OVERSHOOT_UNEXPLAINED: ({ completion }) => `完成率 ${asPerCent(completion)}，远超目标，没有说明原因`,
  DOCKED_WITHOUT_REASON: ({ published, weight }) =>
    `目标已达到，公布得分 ${published} 低于分值 ${weight}，没有说明原因`,
  PARTLY_DONE_HIGH_BAND: ({ completion, bandFrom }) =>
    `写明“部分”或“基本”，完成率 ${asPerCent(completion)} 却在最高档（${asPerCent(bandFrom)} 以上）`,
  BAND_OUT_OF_RANGE: ({ completion }) => `评定完成率 ${completion} 不在 0 到 1 之间`,
  EXECUTION_ABOVE_BUDGET: ({ executed, budget }) => `执行数 ${executed} 超过预算数 ${budget}`,
  EXECUTION_COUNTED_TWICE: ({ indicator }) => `“${indicator}”与预算执行率重复计分`,
  WEIGHT_SCHEME_ADJUSTED: ({ execution, levels, change }) => {
    const weights = [execution, ...Object.entries(levels).map(([name, points]) => `${name} ${points}`)];
    const why = change ? `调整理由：${change.reason}；依据：${change.authority}` : '没有说明调整理由和依据';
    return `权重不是 10/50/30/10：预算执行率 ${weights.join('，')}；${why}`;
  },
  DUPLICATE_INDICATOR: ({ indicator, firstRow }) => `“${indicator}”与第 ${firstRow + 1} 行同名`,
};

export function describeFinding(finding: Finding): string {
  // The union holds one member per code, so the details are those of the code; the compiler cannot relate the two.
  const describe = FINDING_MESSAGES[finding.code] as (details: Finding['details']) => string;
  return describe(finding.details);
}
