import type { MoneyViolation } from '@attain/shared/indicator-value/money';

/** Violations of what was typed: what is wrong, and what would be right. */
export const VIOLATION_MESSAGES = {
  notANumber: '请填数字，例如 11 或 97.3',
  tooLarge: (integerDigits: number, decimals: number) => `最多 ${integerDigits} 位整数、${decimals} 位小数`,
  negative: '不能小于 0',
  otherUnit: (unit: string, targetUnit: string) =>
    `单位“${unit}”和目标的“${targetUnit}”不能比较，请换算后再填`,
  aboveWhole: '高于 100%，请核对',
  fraction: (percent: string) => `这里填百分数：完成了 ${percent}% 就填 ${percent}，请核对`,
  otherCount: (unit: string, targetUnit: string) =>
    `目标的单位是“${targetUnit}”，这里填的是“${unit}”，请核对`,
  partOfACount: (unit: string) => `“${unit}”一般是整数，请核对`,
  otherMagnitude: (target: string) => `和目标 ${target} 相差一千倍以上，请核对数字和单位`,
  comparisonSign: '这里填实际完成的数，不写“≥”“≤”，请核对',
  notAPercent: '请填 0 到 100 之间的百分数',
  textTooLong: (limit: number) => `最多 ${limit} 个字`,
} as const;

export const AMOUNT_VIOLATION_WORDS: Readonly<Record<MoneyViolation['code'], string>> = {
  NOT_A_NUMBER: '请填以万元计的金额，例如 130 或 130.5',
  NEGATIVE_NOT_ALLOWED: '金额不能小于 0',
  NUMBER_TOO_LARGE: '金额太大，请核对',
  NOT_WHOLE_FEN: '最多六位小数（精确到分）',
};
