import { comparableName } from '../indicator/indicator-name.ts';
import { levelKey, normaliseLevelName } from '../indicator/level.ts';
import { inHundredths, requireDecimal } from '../indicator-value/points.ts';
import type { ScoreMode } from './score-mode.ts';
import { DEFAULT_SCHEME, type DeviationDeduction, type LevelWeight, type Scheme } from './scheme.ts';
import type { DecimalInput, DeductionInput, ModeInput, SchemeInput } from './table-input.ts';

/**
 * The scheme of a table; what its input leaves out is the default's.
 *
 * @throws RangeError for what is no number; `readSchemeInput` refuses it before, with its place.
 */
export function readScheme(input: SchemeInput | null | undefined): Scheme {
  if (!input) return DEFAULT_SCHEME;
  const { execution, levels, qualitativeBands: bands, totalCaps = [] } = input;
  return {
    execution: execution === undefined ? DEFAULT_SCHEME.execution : hundredths(execution),
    executionMode: readMode(input.executionMode) ?? DEFAULT_SCHEME.executionMode,
    levels: levels === undefined ? DEFAULT_SCHEME.levels : readLevels(levels),
    qualitativeBands: bands ? [hundredths(bands[0]), hundredths(bands[1])] : DEFAULT_SCHEME.qualitativeBands,
    missingSatisfaction: input.missingSatisfaction ?? DEFAULT_SCHEME.missingSatisfaction,
    modes: {
      all: readMode(input.mode) ?? DEFAULT_SCHEME.modes.all,
      levels: readModes(input.levelModes, levelKey),
      indicators: readModes(input.indicatorModes, comparableName),
    },
    totalCaps: totalCaps
      .map(({ below, atMost }) => ({ below: hundredths(below), atMost: hundredths(atMost) }))
      .sort((a, b) => a.below - b.below),
    deviationDeduction: input.deviationDeduction ? readDeduction(input.deviationDeduction) : null,
    overshoot: input.overshoot === undefined ? DEFAULT_SCHEME.overshoot : hundredths(input.overshoot),
    weightChange: input.weightChange ?? null,
  };
}

function readLevels(levels: Readonly<Record<string, DecimalInput>>): LevelWeight[] {
  return Object.entries(levels).map(([name, weight]) => ({
    name: normaliseLevelName(name),
    weight: hundredths(weight),
  }));
}

function readModes(
  modes: Readonly<Record<string, ModeInput>> | undefined,
  keyOf: (name: string) => string,
): ReadonlyMap<string, ScoreMode> {
  return new Map(
    Object.entries(modes ?? {}).flatMap(([name, input]) => {
      const mode = readMode(input);
      return mode ? [[keyOf(name), mode] as const] : [];
    }),
  );
}

function readMode(input: ModeInput | undefined): ScoreMode | null {
  if (input === undefined) return null;
  if (input === 'proportional') return { kind: 'PROPORTIONAL' };
  if (input === 'yes-no') return { kind: 'YES_NO' };
  if ('passMark' in input) return { kind: 'PASS_MARK', passMark: hundredths(input.passMark) };
  const steps = input.steps.map(([from, share]) => ({ from: hundredths(from), share: hundredths(share) }));
  return { kind: 'STEPPED', of: input.of === 'actual' ? 'ACTUAL' : 'COMPLETION', steps };
}

function readDeduction({ from, points, of }: DeductionInput): DeviationDeduction {
  return { from: hundredths(from), points: hundredths(points), of: of === 'short' ? 'SHORT' : 'ANY' };
}

function hundredths(value: DecimalInput): number {
  return inHundredths(requireDecimal(value));
}
