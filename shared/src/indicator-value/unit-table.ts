import { ratioOf, WHOLE, type Ratio } from './ratio.ts';

/** What a unit of measure (计量单位) measures, and how many of the measure's base unit it is. */
export interface UnitMeasure {
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
    毫升: times(1, 1_000_000),
    mL: times(1, 1_000_000),
    ml: times(1, 1_000_000),
  },
  mass: {
    千克: WHOLE,
    公斤: WHOLE,
    kg: WHOLE,
    斤: times(1, 2),
    克: times(1, 1000),
    g: times(1, 1000),
    毫克: times(1, 1_000_000),
    mg: times(1, 1_000_000),
    微克: times(1, 1_000_000_000),
    μg: times(1, 1_000_000_000),
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
    秒: times(1, 3600),
    s: times(1, 3600),
  },
  power: { 千瓦: WHOLE, kW: WHOLE, KW: WHOLE, 兆瓦: times(1000), MW: times(1000) },
  energy: { 千瓦时: WHOLE, kWh: WHOLE },
  temperature: { '℃': WHOLE, 摄氏度: WHOLE },
  sound: { 分贝: WHOLE },
  'us-dollar': { 美元: WHOLE },
  euro: { 欧元: WHOLE },
  multiple: { 倍: WHOLE },
};

/** Number words that stand before a unit: 万元, 亿元, 万立方米. */
export const MAGNITUDES: Readonly<Record<string, bigint>> = {
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

/** Counting words (量词), which are never converted; they tell where a unit ends and the word behind it begins. */
const COUNTING_WORDS = [
  '项 人次 人天 人日 人月 人年 户次 家次 车次 台次 条次 件次 项次 例次 架次 班次 亩次 座次 幅次 场次 批次 次',
  '场 期 批 件 份 篇 部 套 台套 台班 台 辆 架 艘 座 处 栋 幢 间 所 条 根 株 棵 头 只 匹 羽 尾 粒 袋 瓶 箱 盒 包 张 本 册 幅',
  '块 片 面 支 把 口 眼 孔 村 乡镇 乡 镇 街道 社区 县 区 市 省 校 班 组 队 对 双 门 课时 学时 课题 课 学分 分 级 类 种 款 例',
  '宗 单 笔 趟 起 点位 站点 标段 段 层 床位 床 度 个工作日 工作日 工日 季度 字 页 集 届 轮 档 环 颗 枚 盏 盆 桶 罐 捆 车公里',
  '延米 吨标准煤 标准箱 标箱 机组 机位 车位 泊位 席 版 稿 首 曲 剧 GB TB MB',
].join(' ');

/** Each unit that can be converted, with what it measures. */
export const UNIT_MEASURES: ReadonlyMap<string, UnitMeasure> = new Map(
  Object.entries(MEASURES).flatMap(([measure, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { measure, factor }] as const),
  ),
);
/** Every unit that can be told from the word behind it. */
export const KNOWN_UNITS: ReadonlySet<string> = new Set([
  ...UNIT_MEASURES.keys(),
  ...COUNTING_WORDS.split(' '),
]);
