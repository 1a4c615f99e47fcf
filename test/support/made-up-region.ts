import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import type {
  DemonstrationFacts,
  IndicatorFacts,
  TableFacts,
  UnitFacts,
} from '@attain/server/demonstration/facts';

/** Names that are nobody's in particular: one of each list. */
const NAMES = { first: '青白红长东西南北新安', second: '岚峪屿坞崮坳埠汀滩坝' };
const REASONS = [
  '部分项目受审核周期影响，年内未能全部验收',
  '市场需求不及年初预期，企业扩产计划延后到下一年度',
  '设备到货较晚，安装调试占用了约一个季度',
];
const LEAST_AMOUNT = 60;
const SPREAD = 90;
/** One row in that many falls short, with its reason. */
const SHORT_IN = 7;
const PART_REACHED = 0.8;

/**
 * A region with as many prefectures as wanted, each with the tables of one of the demonstration, its own amounts, and
 * every cell reported and approved. The same count gives the same region.
 *
 * The ids of the first units stay, so that the demonstration's accounts belong to them.
 */
export function madeUpRegion(facts: DemonstrationFacts, prefectures: number): DemonstrationFacts {
  const random = randomFrom(prefectures);
  const [region, ...models] = facts.units;
  if (!region) throw new Error('the demonstration has no region');
  const units = Array.from({ length: prefectures }, (_, index) =>
    prefecture(index, models[index], region.id),
  );
  const tables = units.flatMap((unit, index) => {
    const model = models[index % models.length]?.id;
    return facts.targetTables
      .filter(({ unitId }) => unitId === model)
      .map((table) => tableOf(table, unit, LEAST_AMOUNT + Math.floor(random() * SPREAD), random));
  });
  const amountOf = (batch: string) =>
    sumOf(tables.filter((table) => batch === 'ALL' || table.batch === batch));
  const year = facts.round.budgetYear;
  return {
    ...facts,
    source: '虚构数据',
    round: { ...facts.round, isSampleData: true },
    units: [
      { ...region, divisionCode: '900000', name: '示例自治区', departmentName: '示例自治区工业和信息化厅' },
      ...units,
    ],
    documents: facts.documents.map((document) =>
      document.budgetYear === year ? { ...document, amountInWanyuan: amountOf(document.batch) } : document,
    ),
    allotments: tables.flatMap(({ documentId, unitId, amountInWanyuan }) =>
      documentId === null ? [] : [{ documentId, unitId, amountInWanyuan }],
    ),
    targetTables: [
      ...facts.targetTables
        .filter(({ unitId }) => unitId === region.id)
        .map((table) => ({ ...table, amountInWanyuan: amountOf(table.batch) })),
      ...tables,
    ],
  };
}

function prefecture(index: number, model: UnitFacts | undefined, parentId: string): UnitFacts {
  const { first, second } = NAMES;
  const name = `${first[index % first.length]}${second[Math.floor(index / first.length) % second.length]}市`;
  const number = String(index + 1);
  return {
    id: model?.id ?? `prefecture-${number}`,
    divisionCode: `9${number.padStart(3, '0')}00`,
    parentId,
    level: 'PREFECTURE',
    name,
    shortName: name,
    departmentName: `${name}工业和信息化局`,
  };
}

function tableOf(
  table: TableFacts,
  unit: UnitFacts,
  amountInWanyuan: number,
  random: () => number,
): TableFacts {
  return {
    ...table,
    key: `${unit.id}-${table.batch.toLowerCase()}`,
    unitId: unit.id,
    amountInWanyuan,
    form: 'APPROVED',
    indicators: table.indicators.map((indicator) => reported(indicator, random)),
  };
}

/** Met where there is a number to meet, now and then in part; judged where there is none. */
function reported(indicator: IndicatorFacts, random: () => number): IndicatorFacts {
  const isShort = random() * SHORT_IN < 1;
  const deviationReason = isShort ? (REASONS[Math.floor(random() * REASONS.length)] ?? null) : null;
  const target = parseTargetText(indicator.targetText);
  const isNumber = target.kind === 'quantity' && 'value' in target;
  const value = isNumber && isShort ? String(Math.floor(Number(target.value) * PART_REACHED)) : null;
  return {
    ...indicator,
    reported: isNumber
      ? { valueText: `${value ?? target.value}${target.unit ?? ''}`, completion: null, deviationReason }
      : { valueText: isShort ? '基本完成' : '已完成', completion: isShort ? '0.85' : '1', deviationReason },
  };
}

function sumOf(tables: readonly TableFacts[]): number {
  return tables.reduce((sum, { amountInWanyuan }) => sum + amountInWanyuan, 0);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
