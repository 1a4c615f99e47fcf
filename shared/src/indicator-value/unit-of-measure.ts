import { compareRatios, ratioOf, WHOLE, type Ratio } from './ratio.ts';

/** What a unit of measure (计量单位) measures, and how many of the measure's base unit it is. */
interface UnitMeasure {
  readonly measure: string;
  readonly factor: Ratio;
}

const times = (numerator: number, denominator = 1): Ratio => ratioOf(BigInt(numerator), BigInt(denominator));

/**
 * Units that can be converted, by measure, each as a multiple of the first one.
 *
 * 户, 家 and 个 count the same objects (enterprises, households); 人次 counts visits, not people, and stands alone.
 */
const MEASURES: Readonly<Record<string, Readonly<Record<string, Ratio>>>> = {
  share: { '%': WHOLE, '‰': times(1, 10) },
  'percentage-point': { 个百分点: WHOLE, 百分点: WHOLE },
  object: { 家: WHOLE, 户: WHOLE, 个: WHOLE },
  person: { 人: WHOLE, 名: WHOLE, 位: WHOLE },
  money: { 元: WHOLE, 角: times(1, 10) },
  length: {
    米: WHOLE,
    m: WHOLE,
    公里: times(1000),
    千米: times(1000),
    km: times(1000),
    里: times(500),
    厘米: times(1, 100),
    cm: times(1, 100),
    毫米: times(1, 1000),
    mm: times(1, 1000),
  },
  area: {
    平方米: WHOLE,
    平米: WHOLE,
    '㎡': WHOLE,
    'm²': WHOLE,
    m2: WHOLE,
    亩: times(2000, 3),
    公顷: times(10_000),
    'hm²': times(10_000),
    hm2: times(10_000),
    平方公里: times(1_000_000),
    平方千米: times(1_000_000),
    'km²': times(1_000_000),
    km2: times(1_000_000),
  },
  volume: {
    立方米: WHOLE,
    立方: WHOLE,
    方: WHOLE,
    'm³': WHOLE,
    m3: WHOLE,
    升: times(1, 1000),
    L: times(1, 1000),
  },
  mass: {
    千克: WHOLE,
    公斤: WHOLE,
    kg: WHOLE,
    斤: times(1, 2),
    克: times(1, 1000),
    g: times(1, 1000),
    吨: times(1000),
    t: times(1000),
  },
  // A day is 24 hours, but a month has no fixed number of days.
  month: { 个月: WHOLE, 月: WHOLE, 年: times(12) },
  hour: {
    小时: WHOLE,
    h: WHOLE,
    天: times(24),
    日: times(24),
    周: times(168),
    分钟: times(1, 60),
    min: times(1, 60),
  },
  power: { 千瓦: WHOLE, kW: WHOLE, KW: WHOLE, 兆瓦: times(1000), MW: times(1000) },
};

/** Number words that stand before a unit: 万元, 亿元, 万立方米. */
const MAGNITUDES: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  十亿: 1_000_000_000n,
  百亿: 10_000_000_000n,
  千亿: 100_000_000_000n,
  万亿: 1_000_000_000_000n,
};

/** Counting words (量词) and other units that are never converted; they tell where a unit ends and a word begins. */
const COUNTING_WORDS =
  '项 人次 人天 人日 人月 人年 户次 家次 车次 台次 条次 件次 项次 例次 架次 班次 亩次 台套 次 场次 场 期 批次 批 件 份 篇 部 套 台班 台 辆 架 艘 座 处 栋 幢 间 所 ' +
  '条 根 株 棵 头 只 匹 羽 尾 粒 袋 瓶 箱 盒 包 张 本 册 幅 块 片 面 支 把 口 眼 孔 村 乡镇 乡 镇 街道 社区 县 区 市 省 校 班 组 ' +
  '队 对 双 门 课时 学时 课 学分 分贝 分 级 类 种 款 例 宗 单 笔 趟 起 点位 站点 标段 段 层 床位 床 倍 度 ℃ 摄氏度 个工作日 工作日 季度 字 ' +
  '页 集 届 轮 档 环 颗 枚 盏 盆 桶 罐 捆 车公里 延米 工日 毫克 微克 毫升 美元 欧元 港元 日元 千瓦时 kWh mg/L 吨标准煤 标准箱 标箱 机组 机位 车位 ' +
  '泊位 席 座次 幅次 版 稿 首 曲 剧 课题 秒 s ml mL GB TB MB';

const BY_UNIT = new Map<string, UnitMeasure>(
  Object.entries(MEASURES).flatMap(([measure, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { measure, factor }] as const),
  ),
);
const KNOWN_UNITS = new Set([...BY_UNIT.keys(), ...COUNTING_WORDS.split(' ')]);
const LONGEST_UNIT = 6;
const LONGEST_MAGNITUDE = 2;

/** The spellings of per cent that stand behind a number (百分之 stands before it and is read by normaliseText). */
const PER_CENT_WORD = '百分比';

/**
 * The longest unit that `text` has at `start`, as printed: "元/人" of "1000元/人给补助对象". Null if none is known.
 */
export function readUnit(text: string, start: number): string | null {
  if (text.startsWith(PER_CENT_WORD, start)) return PER_CENT_WORD;
  const first = readSimpleUnit(text, start);
  if (first === null) return null;
  let end = start + first.length;
  while (text[end] === '/' || text[end] === '·') {
    const next = readSimpleUnit(text, end + 1);
    if (next === null) break;
    end += 1 + next.length;
  }
  return text.slice(start, end);
}

function readSimpleUnit(text: string, start: number): string | null {
  const known = readKnownUnit(text, start);
  if (known !== null) return known;
  for (let length = LONGEST_MAGNITUDE; length > 0; length -= 1) {
    const magnitude = text.slice(start, start + length);
    if (Object.hasOwn(MAGNITUDES, magnitude)) return magnitude + (readKnownUnit(text, start + length) ?? '');
  }
  return null;
}

function readKnownUnit(text: string, start: number): string | null {
  for (let length = LONGEST_UNIT; length > 0; length -= 1) {
    const unit = text.slice(start, start + length);
    // "5G基站", "3mm" inside a word: a unit in Latin letters ends where the letters end.
    if (unit.length === length && KNOWN_UNITS.has(unit) && !isLatinWordCut(text, start + length)) return unit;
  }
  return null;
}

function isLatinWordCut(text: string, end: number): boolean {
  return /[A-Za-z]/.test(text.charAt(end - 1)) && /[A-Za-z0-9]/.test(text.charAt(end));
}

/** `%` for every spelling of per cent, anything else as it is printed. */
export function spellUnit(unit: string): string {
  return unit === PER_CENT_WORD ? '%' : unit;
}

/** What the unit measures; an unknown unit is a measure of its own. */
export function measureOf(unit: string): UnitMeasure {
  const known = BY_UNIT.get(unit);
  if (known) return known;
  const slash = unit.indexOf('/');
  if (slash > 0) {
    const { measure, factor } = measureOf(unit.slice(0, slash));
    return { measure: `${measure}${unit.slice(slash)}`, factor };
  }
  for (let length = LONGEST_MAGNITUDE; length > 0; length -= 1) {
    const magnitude = MAGNITUDES[unit.slice(0, length)];
    if (magnitude === undefined) continue;
    const { measure, factor } = measureOf(unit.slice(length));
    return { measure, factor: ratioOf(factor.numerator * magnitude, factor.denominator) };
  }
  return { measure: unit, factor: WHOLE };
}

/** How two units of one comparison stand to each other (TT7). */
export type UnitRelation =
  /** `factor` turns a number in the one unit into a number in the other. */
  | { readonly kind: 'convertible'; readonly factor: Ratio }
  /** A percentage and something that is counted or measured: 37 个 against 100%. */
  | { readonly kind: 'share-against-count' }
  /** Two counting words that the table does not know to be the same: 项 against 次. Only the numbers can be compared. */
  | { readonly kind: 'different-counts' }
  /** 公里 against 亩: the numbers say nothing about each other. */
  | { readonly kind: 'different-measures' };

const CONVERTIBLE_AS_PRINTED: UnitRelation = { kind: 'convertible', factor: WHOLE };
const COUNTS = new Set(['object', 'person']);

/** How `from` is turned into `to`. A number without a unit is taken in the other one's. */
export function relateUnits(from: string | null, to: string | null): UnitRelation {
  if (from === null || to === null || from === to) return CONVERTIBLE_AS_PRINTED;
  const source = measureOf(from);
  const target = measureOf(to);
  // A number word alone (3万) is a number, and takes the other's unit without its number word.
  if (source.measure === target.measure || source.measure === '' || target.measure === '') {
    return { kind: 'convertible', factor: divideRatios(source.factor, target.factor) };
  }
  if ((source.measure === 'share') !== (target.measure === 'share')) return { kind: 'share-against-count' };
  if (
    isCount(source.measure) &&
    isCount(target.measure) &&
    compareRatios(source.factor, target.factor) === 0
  ) {
    return { kind: 'different-counts' };
  }
  return { kind: 'different-measures' };
}

function isCount(measure: string): boolean {
  return COUNTS.has(measure) || (!Object.hasOwn(MEASURES, measure) && !measure.includes('/'));
}

function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratioOf(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Whether the unit is a share (%, ‰) or a count (个, 人, no unit at all): such values are never below zero. */
export function isShareOrCount(unit: string | null): boolean {
  if (unit === null) return true;
  const { measure } = measureOf(unit);
  return measure === 'share' || measure === '' || isCount(measure);
}
