import { levelKey, normaliseLevelName } from '../indicator/level.ts';
import { parseDecimal, type Decimal } from '../indicator-value/decimal.ts';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { inHundredths, requireDecimal, type Centipoints } from '../indicator-value/points.ts';
import { readRowTexts, type RowTexts } from './read-row-texts.ts';
import { resolveLevelWeights, type MissingSatisfactionStep } from './level-weights.ts';
import { resolveRowWeights, type WeightSource } from './row-weights.ts';
import { readScheme } from './read-scheme.ts';
import { modeOfRow, type LevelWeight, type Scheme } from './scheme.ts';
import type { ScoreMode } from './score-mode.ts';
import type { DecimalInput, IndicatorInput, TableInput } from './table-input.ts';

/** A table with its texts parsed and its weights resolved: scored as often as one likes without reading again. */
export interface CompiledTable {
  readonly input: TableInput;
  readonly scheme: Scheme;
  readonly execution: {
    readonly weight: Centipoints;
    readonly mode: ScoreMode;
    readonly budget: Decimal | null;
    readonly executed: Decimal | null;
  };
  /** The levels with a weight or a row: first the scheme's in its order, then the others. */
  readonly levels: readonly LevelWeight[];
  readonly missingSatisfaction: MissingSatisfactionStep;
  readonly rows: readonly CompiledRow[];
}

export interface CompiledRow extends RowTexts {
  readonly index: number;
  /** The name of its level 1 in `levels`. */
  readonly level: string;
  readonly weight: Centipoints;
  readonly weightSource: WeightSource;
  readonly mode: ScoreMode;
}

/** @throws RangeError for a number that is none; `readTableInput` refuses such a table before, with the place. */
export function compileTable(input: TableInput): CompiledTable {
  const { indicators, year = null } = input;
  const scheme = readScheme(input.scheme);
  const resolved = resolveLevelWeights(
    scheme,
    indicators.map(({ level1 }) => level1),
  );
  const levels = nameLevels(resolved.levels, indicators);
  const rows = indicators.map(({ level1, weight }) => ({
    level: levels.get(levelKey(level1))?.name ?? level1,
    printed: weight === null ? null : inHundredths(requireDecimal(weight)),
  }));
  const weights = resolveRowWeights(
    new Map([...levels.values()].map(({ name, weight }) => [name, weight])),
    rows,
  );
  return {
    input,
    scheme,
    execution: {
      weight: resolved.execution,
      mode: scheme.executionMode,
      budget: readAmount(input.funds?.budget),
      executed: readAmount(input.funds?.executed),
    },
    levels: [...levels.values()],
    missingSatisfaction: resolved.missing,
    rows: indicators.map((indicator, index) => ({
      index,
      level: rows[index]?.level ?? '',
      weight: weights[index]?.weight ?? 0,
      weightSource: weights[index]?.source ?? { kind: 'PRINTED' },
      mode: modeOfRow(scheme, indicator.level1, indicator.level3),
      ...readRowTexts(indicator, year, scheme),
    })),
  };
}

/** The scheme's levels by their key, and after them those that only rows name, without a weight. */
function nameLevels(
  levels: readonly LevelWeight[],
  indicators: readonly IndicatorInput[],
): ReadonlyMap<string, LevelWeight> {
  const byKey = new Map(levels.map((level) => [levelKey(level.name), level]));
  for (const { level1 } of indicators) {
    const key = levelKey(level1);
    if (!byKey.has(key)) byKey.set(key, { name: normaliseLevelName(level1), weight: 0 });
  }
  return byKey;
}

/** An amount as printed; an empty cell is unknown. */
function readAmount(amount: DecimalInput | null | undefined): Decimal | null {
  if (amount === null || amount === undefined) return null;
  if (typeof amount === 'number') return requireDecimal(amount);
  const read = parseActualText(amount);
  return read.kind === 'quantity' ? parseDecimal(read.value) : null;
}
