import { compareDecimals, parseDecimal, ZERO, type Decimal } from '../indicator-value/decimal.ts';
import { GRADE_THRESHOLDS, type Grade } from '../scoring/grade.ts';
import { JsonReader, type JsonProblem } from '../scoring/json-reader.ts';
import type { AllotmentBase, AllotmentBound, AllotmentFormula, ExecutionStep } from './allotment-formula.ts';

export type FormulaReading =
  | { readonly ok: true; readonly formula: AllotmentFormula }
  | { readonly ok: false; readonly problem: JsonProblem };

/** Ten times the base is a slip of the pen. */
const MOST_FACTOR = decimal('10');
const MOST_PER_CENT = decimal('1000');
/** 1 000 亿元, far within whole fen. */
const MOST_WANYUAN = decimal('10000000');
const MOST_WEIGHT = decimal('1000000000000');
/** More decimals say nothing about money, and each makes every sum longer. */
const MOST_DECIMALS = 6;

/** Checks a formula that a device or a file keeps as JSON (AL1); the first problem comes with its place. */
export function readAllotmentFormula(json: unknown): FormulaReading {
  const reader = new JsonReader();
  const formula = readFormula(reader, json);
  return reader.problem ? { ok: false, problem: reader.problem } : { ok: true, formula };
}

function readFormula(reader: JsonReader, json: unknown): AllotmentFormula {
  const fields = reader.object(json, '$');
  if (fields['version'] !== 1) {
    reader.refuse('$.version', { expected: 'ONE_OF', choices: ['1'] }, fields['version'], 1);
  }
  return {
    version: 1,
    base: readBase(reader, fields['base'], '$.base'),
    gradeFactors: readGradeFactors(reader, fields['gradeFactors'], '$.gradeFactors'),
    undecided: readUndecided(reader, fields['undecided'], '$.undecided'),
    executionSteps: readSteps(reader, fields['executionSteps'], '$.executionSteps'),
    floor: readBound(reader, fields['floor'], '$.floor'),
    ceiling: readBound(reader, fields['ceiling'], '$.ceiling'),
    oddAmount: reader.oneOf(fields['oddAmount'], ['TO_LARGEST', 'HOLD_BACK'], '$.oddAmount'),
  };
}

function readBase(reader: JsonReader, json: unknown, path: string): AllotmentBase {
  const base = reader.object(json, path);
  const kind = reader.oneOf(base['kind'], ['THIS_YEAR', 'EQUAL', 'WEIGHTS'], `${path}.kind`);
  if (kind !== 'WEIGHTS') return { kind };
  const weights = Object.entries(reader.object(base['weights'], `${path}.weights`));
  return {
    kind,
    weights: Object.fromEntries(
      weights.map(([id, weight]) => [
        id,
        readUpTo(reader, weight, `${path}.weights.${id}`, MOST_WEIGHT, 'DECIMAL'),
      ]),
    ),
  };
}

/** A better grade with a smaller factor would punish it. */
function readGradeFactors(reader: JsonReader, json: unknown, path: string): Record<Grade, string> {
  const given = reader.object(json, path);
  const read = (grade: Grade) => readFactor(reader, given[grade], `${path}.${grade}`);
  const factors = { 优: read('优'), 良: read('良'), 中: read('中'), 差: read('差') };
  const fromBest = GRADE_THRESHOLDS.map(({ grade }) => factors[grade]);
  if (!isFalling(fromBest)) reader.refuse(path, 'FALLING', fromBest.join(', '), null);
  return factors;
}

function readUndecided(reader: JsonReader, json: unknown, path: string): AllotmentFormula['undecided'] {
  const rule = reader.object(json, path);
  const kind = reader.oneOf(rule['kind'], ['KEEP_BASE_SHARE', 'FACTOR'], `${path}.kind`);
  return kind === 'FACTOR'
    ? { kind, factor: readFactor(reader, rule['factor'], `${path}.factor`) }
    : { kind };
}

/** Down to 0, so that every rate has its step; who executed less never has the larger factor. */
function readSteps(reader: JsonReader, json: unknown, path: string): readonly ExecutionStep[] {
  const steps = reader.list(json, path).map((item, index) => {
    const at = `${path}[${index}]`;
    const { from, factor } = reader.object(item, at);
    return {
      from: readUpTo(reader, from, `${at}.from`, MOST_PER_CENT, 'PER_CENT'),
      factor: readFactor(reader, factor, `${at}.factor`),
    };
  });
  const last = steps.at(-1);
  if (!last) return steps;
  const edges = steps.map(({ from }) => from);
  const isStrict = new Set(edges.map((edge) => Number(edge))).size === edges.length;
  const ordered = isStrict && isFalling(edges) && isFalling(steps.map(({ factor }) => factor));
  if (!ordered || Number(last.from) !== 0) reader.refuse(path, 'FALLING', json, null);
  return steps;
}

function readBound(reader: JsonReader, json: unknown, path: string): AllotmentBound | null {
  if (json === null) return null;
  const bound = reader.object(json, path);
  const kind = reader.oneOf(bound['kind'], ['OF_THIS_YEAR', 'OF_BASE_SHARE', 'AMOUNT'], `${path}.kind`);
  return kind === 'AMOUNT'
    ? { kind, wanyuan: readUpTo(reader, bound['wanyuan'], `${path}.wanyuan`, MOST_WANYUAN, 'AMOUNT') }
    : { kind, perCent: readUpTo(reader, bound['perCent'], `${path}.perCent`, MOST_PER_CENT, 'PER_CENT') };
}

function readFactor(reader: JsonReader, json: unknown, path: string): string {
  return readUpTo(reader, json, path, MOST_FACTOR, 'DECIMAL');
}

/** A decimal as a text: a JSON number may have lost its last places already. */
function readUpTo(
  reader: JsonReader,
  json: unknown,
  path: string,
  most: Decimal,
  expected: 'DECIMAL' | 'PER_CENT' | 'AMOUNT',
): string {
  const value = typeof json === 'string' ? parseDecimal(json) : null;
  const fits =
    value !== null &&
    value.scale <= MOST_DECIMALS &&
    compareDecimals(value, ZERO) >= 0 &&
    compareDecimals(value, most) <= 0;
  return typeof json === 'string' && fits ? json : reader.refuse(path, expected, json, '0');
}

function isFalling(values: readonly string[]): boolean {
  const decimals = values.map(decimal);
  return decimals.every((value, i) => i === 0 || compareDecimals(decimals[i - 1] ?? ZERO, value) >= 0);
}

function decimal(text: string): Decimal {
  return parseDecimal(text) ?? ZERO;
}
