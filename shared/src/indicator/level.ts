/** The level-1 indicators (一级指标) that the rules name. */
export const LEVEL_1 = {
  COST: '成本指标',
  OUTPUT: '产出指标',
  BENEFIT: '效益指标',
  SATISFACTION: '满意度指标',
} as const;

/** Further level-1 indicators of department and fund templates; none has a weight unless the scheme gives it one. */
const OTHER_LEVEL_1 =
  '投入 过程 决策 管理 效果 影响 影响力 履职 履职效能 可持续发展 可持续发展能力 社会效应 预算执行';

const KNOWN_KEYS = new Set([...Object.values(LEVEL_1).map(levelKey), ...OTHER_LEVEL_1.split(' ')]);

/** What two spellings of one level have in common: 产出, 产出指标 and 产 出 指标 are one. */
export function levelKey(name: string): string {
  const compact = name.replace(/\s+/g, '');
  return compact.endsWith('指标') && compact.length > 2 ? compact.slice(0, -2) : compact;
}

/** 产出 and 产 出 指标 as 产出指标; a name that the rules do not know stays as it is, without blanks. */
export function normaliseLevelName(name: string): string {
  const key = levelKey(name);
  return Object.values(LEVEL_1).find((level) => levelKey(level) === key) ?? name.replace(/\s+/g, '');
}

/** Whether any template of the field has such a level-1 indicator. */
export function isKnownLevel1(name: string): boolean {
  return KNOWN_KEYS.has(levelKey(name));
}

/** 成本 in level 2 or level 1: what is asked there is a ceiling (TT8). */
export function isCostRow(level1: string, level2: string | null): boolean {
  return level1.includes('成本') || (level2 ?? '').includes('成本');
}

/** 数量指标: what is asked there is a number. */
export function isQuantityRow(level2: string | null): boolean {
  return (level2 ?? '').includes('数量');
}
