/** The level-1 indicators (一级指标) that the rules name. */
export const LEVEL_1 = {
  COST: '成本指标',
  OUTPUT: '产出指标',
  BENEFIT: '效益指标',
  SATISFACTION: '满意度指标',
} as const;

/** Words of level-1 indicators in the templates of the field; the later ones weigh nothing unless the scheme says so. */
const LEVEL_1_WORDS = /成本|产出|效益|满意度|投入|过程|决策|管理|效果|影响|履职|可持续|预算执行/;

/** What is printed around a level's name: 一、产出指标（50分）. */
const AROUND_NAME = /\s+|^[一二三四五六七八九十\d]+[、.．]|[（(][^（）()]*[)）]/g;

/** What the spellings of one level have in common: 产出, 产出指标 and 产 出 指标（50分） are one. */
export function levelKey(name: string): string {
  const compact = name.replace(AROUND_NAME, '');
  const key = compact.endsWith('指标') && compact.length > 2 ? compact.slice(0, -2) : compact;
  return key.endsWith('满意度') ? '满意度' : key;
}

/** 产出 and 产 出 指标 as 产出指标, 服务对象满意度 as 满意度指标; a name that the rules do not know stays as it is, without blanks. */
export function normaliseLevelName(name: string): string {
  const key = levelKey(name);
  return Object.values(LEVEL_1).find((level) => levelKey(level) === key) ?? name.replace(/\s+/g, '');
}

/** Whether templates of the field have such a level-1 indicator. */
export function isKnownLevel1(name: string): boolean {
  return LEVEL_1_WORDS.test(levelKey(name));
}

/** 成本 in level 2 or level 1: what is asked there is a ceiling (TT8). */
export function isCostRow(level1: string, level2: string | null): boolean {
  return level1.includes('成本') || (level2 ?? '').includes('成本');
}

/** 数量指标: what is asked there is a number. */
export function isQuantityRow(level2: string | null): boolean {
  return (level2 ?? '').includes('数量');
}
