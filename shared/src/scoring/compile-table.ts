import { isCostRow, isQuantityRow, levelKey, normaliseLevelName } from '../indicator/level.ts';
import {
  compareDecimals,
  decimalAsRatio,
  parseDecimal,
  ZERO,
  type Decimal,
} from '../indicator-value/decimal.ts';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import type { ParsedActual, ParsedTarget } from '../indicator-value/parsed-value.ts';
import { decimalFromJson, inHundredths, type Centipoints } from '../indicator-value/points.ts';
import { saysPartly, statesFullAchievement, statesTimelyCompletion } from './achievement-words.ts';
import { compileMeasure, type Measure, type NoMeasure } from './compile-measure.ts';
import { resolveLevelWeights, type MissingSatisfactionStep } from './level-weights.ts';
import { resolveRowWeights, type RowWeight, type WeightSource } from './row-weights.ts';
import { readScheme, weightOfLevel, type LevelWeight, type Scheme } from './scheme.ts';
import type { PersonsCompletion } from './score-in-words.ts';
import type { DecimalInput, FundsInput, IndicatorInput, TableInput } from './table-input.ts';

/** A table with its texts parsed and its weights resolved: scored as often as one likes without reading again. */
export interface CompiledTable {
  readonly input: TableInput;
  readonly scheme: Scheme;
  readonly execution: {
    readonly weight: Centipoints;
    readonly budget: Decimal | null;
    readonly executed: Decimal | null;
  };
  /** The levels with a weight or a row: first the scheme's in its order, then the others. */
  readonly levels: readonly LevelWeight[];
  readonly missingSatisfaction: MissingSatisfactionStep;
  readonly rows: readonly CompiledRow[];
}

export interface CompiledRow {
  readonly index: number;
  /** The name of its level 1 in `levels`. */
  readonly level: string;
  readonly weight: Centipoints;
  readonly weightSource: WeightSource;
  readonly target: ParsedTarget;
  readonly actual: ParsedActual;
  /** Target and actual as numbers; null where one of them is none. */
  readonly measure: Measure | NoMeasure | null;
  readonly person: PersonsCompletion;
  readonly isStatedInFull: boolean;
  readonly isStatedInTime: boolean;
  readonly saysPartly: boolean;
  /** 数量 in level 2, or a cost row: a number is asked. */
  readonly asksNumber: boolean;
}

/** @throws RangeError for a number that is none; `readTableInput` refuses such a table before, with the place. */
export function compileTable(input: TableInput): CompiledTable {
  const scheme = readScheme(input.scheme);
  const { execution, levels, missing } = resolveLevelWeights(
    scheme,
    input.indicators.map(({ level1 }) => level1),
  );
  const allLevels = namedLevels(levels, input.indicators);
  const weights = weighRows(allLevels, input.indicators);
  const names = new Map(allLevels.map(({ name }) => [levelKey(name), name]));
  return {
    input,
    scheme,
    execution: { weight: execution, ...readFunds(input.funds) },
    levels: allLevels,
    missingSatisfaction: missing,
    rows: input.indicators.map((indicator, index) => {
      const level = names.get(levelKey(indicator.level1)) ?? indicator.level1;
      return compileRow(indicator, index, level, weights[index], input.year ?? null);
    }),
  };
}

function namedLevels(levels: readonly LevelWeight[], indicators: readonly IndicatorInput[]): LevelWeight[] {
  const byKey = new Map(levels.map((level) => [levelKey(level.name), level]));
  for (const { level1 } of indicators) {
    if (!byKey.has(levelKey(level1)))
      byKey.set(levelKey(level1), { name: normaliseLevelName(level1), weight: 0 });
  }
  return [...byKey.values()];
}

function weighRows(
  levels: readonly LevelWeight[],
  indicators: readonly IndicatorInput[],
): (RowWeight | undefined)[] {
  const byLevel = new Map<string, number[]>();
  indicators.forEach(({ level1 }, index) => {
    const rows = byLevel.get(levelKey(level1));
    if (rows) rows.push(index);
    else byLevel.set(levelKey(level1), [index]);
  });
  const weights: (RowWeight | undefined)[] = [];
  for (const [level, rows] of byLevel) {
    const printed = rows.map((row) => centipointsOf(indicators[row]?.weight ?? null));
    resolveRowWeights(weightOfLevel(levels, level), printed).forEach((weight, place) => {
      const row = rows[place];
      if (row !== undefined) weights[row] = weight;
    });
  }
  return weights;
}

function compileRow(
  indicator: IndicatorInput,
  index: number,
  level: string,
  rowWeight: RowWeight | undefined,
  year: number | null,
): CompiledRow {
  const { level1, level2 = null, actual: actualText, completion } = indicator;
  const target = parseTargetText(indicator.target, year);
  const actual = parseActualText(actualText, year);
  const isCost = isCostRow(level1, level2);
  const isInWords = target.kind !== 'quantity' && actualText !== null;
  return {
    index,
    level,
    weight: rowWeight?.weight ?? 0,
    weightSource: rowWeight?.source ?? { kind: 'PRINTED' },
    target,
    actual,
    measure:
      target.kind === 'quantity' && actual.kind === 'quantity'
        ? compileMeasure(target, actual, isCost)
        : null,
    person: readPersonsCompletion(completion ?? null),
    isStatedInFull: isInWords && target.kind !== 'blank' && statesFullAchievement(actualText),
    isStatedInTime: isInWords && statesInTime(target, actual, actualText),
    saysPartly: actualText !== null && saysPartly(actualText),
    asksNumber: isCost || isQuantityRow(level2),
  };
}

function statesInTime(target: ParsedTarget, actual: ParsedActual, actualText: string): boolean {
  if (target.kind !== 'deadline') return false;
  // 10月12日完成 in a table without a year: its date cannot be placed, and 完成 alone does not say that it was in time.
  const hasUnplacedDate = actual.kind === 'deadline' && actual.by === null && /\d/.test(actualText);
  return !(target.by !== null && hasUnplacedDate) && statesTimelyCompletion(actualText);
}

function readPersonsCompletion(completion: DecimalInput | null): PersonsCompletion {
  if (completion === null) return { kind: 'NONE' };
  const share = decimalOf(completion);
  const isShare = compareDecimals(share, ZERO) >= 0 && compareDecimals(share, { digits: 1n, scale: 0 }) <= 0;
  return isShare ? { kind: 'GIVEN', completion: decimalAsRatio(share) } : { kind: 'OUT_OF_RANGE' };
}

function readFunds(funds: FundsInput | null | undefined): {
  budget: Decimal | null;
  executed: Decimal | null;
} {
  return { budget: amountOf(funds?.budget), executed: amountOf(funds?.executed) };
}

function amountOf(amount: DecimalInput | null | undefined): Decimal | null {
  if (amount === null || amount === undefined) return null;
  if (typeof amount === 'number') return decimalOf(amount);
  const read = parseActualText(amount);
  return read.kind === 'quantity' ? parseDecimal(read.value) : null;
}

function centipointsOf(points: DecimalInput | null): Centipoints | null {
  return points === null ? null : inHundredths(decimalOf(points));
}

function decimalOf(value: DecimalInput): Decimal {
  const decimal = decimalFromJson(value);
  if (!decimal) throw new RangeError(`not a decimal number: ${value}`);
  return decimal;
}
