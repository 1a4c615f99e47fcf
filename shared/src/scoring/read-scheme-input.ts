import { JsonReader, type JsonProblem } from './json-reader.ts';
import type { DecimalInput, DeductionInput, ModeInput, SchemeInput } from './table-input.ts';

export type SchemeReading =
  | { readonly ok: true; readonly scheme: SchemeInput | null }
  | { readonly ok: false; readonly problem: JsonProblem };

/** Heavier rows are a slip of the pen, and beyond them points would leave the safe whole numbers. */
const MOST_POINTS = 1_000_000;
/** Per cent; nobody sets a threshold at a hundred times the target. */
const MOST_PER_CENT = 10_000;

/** Checks the scheme that a database or a phone keeps as JSON. */
export function readSchemeInput(json: unknown): SchemeReading {
  const reader = new JsonReader();
  const scheme = readSchemeFields(reader, json, '$');
  return reader.problem ? { ok: false, problem: reader.problem } : { ok: true, scheme };
}

/** Reads a scheme within a larger text; problems stay with the reader. Unknown fields are left alone. */
export function readSchemeFields(reader: JsonReader, json: unknown, path: string): SchemeInput | null {
  if (json === null) return null;
  const scheme = reader.object(json, path);
  const read = <T>(name: string, readField: (json: unknown, path: string) => T): T | undefined =>
    scheme[name] === undefined ? undefined : readField(scheme[name], `${path}.${name}`);
  const points = (value: unknown, at: string) => readPoints(reader, value, at);
  const mode = (value: unknown, at: string) => readMode(reader, value, at);
  return withoutUndefined({
    execution: read('execution', points),
    levels: read('levels', (value, at) => readNamed(reader, value, at, points)),
    qualitativeBands: read('qualitativeBands', (value, at) => readBands(reader, value, at)),
    missingSatisfaction: read('missingSatisfaction', (value, at) =>
      reader.oneOf(value, ['to-output', 'to-benefit', 'rescale'], at),
    ),
    mode: read('mode', mode),
    levelModes: read('levelModes', (value, at) => readNamed(reader, value, at, mode)),
    indicatorModes: read('indicatorModes', (value, at) => readNamed(reader, value, at, mode)),
    executionMode: read('executionMode', mode),
    totalCaps: read('totalCaps', (value, at) => readCaps(reader, value, at)),
    deviationDeduction: read('deviationDeduction', (value, at) => readDeduction(reader, value, at)),
    overshoot: read('overshoot', (value, at) => readPerCent(reader, value, at)),
    weightChange: read('weightChange', (value, at) => readWeightChange(reader, value, at)),
  });
}

/** A field that was left out stays out: the content is hashed as it was given. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>; // entries of T without the undefined ones
  };
}

function readNamed<T>(
  reader: JsonReader,
  json: unknown,
  path: string,
  readValue: (json: unknown, path: string) => T,
): Record<string, T> {
  const entries = Object.entries(reader.object(json, path));
  return Object.fromEntries(entries.map(([name, value]) => [name, readValue(value, `${path}.${name}`)]));
}

function readBands(reader: JsonReader, json: unknown, path: string): [DecimalInput, DecimalInput] {
  const bands = reader.list(json, path);
  if (bands.length !== 2) reader.refuse(path, 'TWO_BANDS', json, null);
  const edges: [DecimalInput, DecimalInput] = [
    readPerCent(reader, bands[0], `${path}[0]`),
    readPerCent(reader, bands[1], `${path}[1]`),
  ];
  if (Number(edges[0]) < Number(edges[1])) reader.refuse(path, 'FALLING', edges.join(', '), null);
  return edges;
}

function readMode(reader: JsonReader, json: unknown, path: string): ModeInput {
  if (json === 'proportional' || json === 'yes-no') return json;
  if (typeof json !== 'object') return reader.refuse(path, 'MODE', json, 'proportional');
  const mode = reader.object(json, path);
  if (mode['passMark'] !== undefined) {
    const passMark = readPerCent(reader, mode['passMark'], `${path}.passMark`);
    return Number(passMark) < 100
      ? { passMark }
      : reader.refuse(`${path}.passMark`, 'BELOW_100', passMark, 'yes-no');
  }
  if (mode['steps'] === undefined) return reader.refuse(path, 'MODE', json, 'proportional');
  const steps = reader.list(mode['steps'], `${path}.steps`).map((step, index) => {
    const at = `${path}.steps[${index}]`;
    const pair = reader.list(step, at);
    if (pair.length !== 2) reader.refuse(at, 'STEP', step, null);
    return [readPerCent(reader, pair[0], `${at}[0]`), readShare(reader, pair[1], `${at}[1]`)] as const;
  });
  const falls = steps.every(
    ([from, share], index) =>
      index === 0 ||
      (Number(from) < Number(steps[index - 1]?.[0]) && Number(share) <= Number(steps[index - 1]?.[1])),
  );
  if (steps.length === 0 || !falls) reader.refuse(`${path}.steps`, 'FALLING', mode['steps'], null);
  return { steps, of: reader.oneOf(mode['of'] ?? 'completion', ['completion', 'actual'], `${path}.of`) };
}

function readCaps(reader: JsonReader, json: unknown, path: string): NonNullable<SchemeInput['totalCaps']> {
  return reader.list(json, path).map((cap, index) => {
    const at = `${path}[${index}]`;
    const { below, atMost } = reader.object(cap, at);
    return {
      below: readPerCent(reader, below, `${at}.below`),
      atMost: readPoints(reader, atMost, `${at}.atMost`),
    };
  });
}

function readDeduction(reader: JsonReader, json: unknown, path: string): DeductionInput {
  const { from, points, of } = reader.object(json, path);
  return {
    from: readPerCent(reader, from, `${path}.from`),
    points: readPoints(reader, points, `${path}.points`),
    of: reader.oneOf(of ?? 'any', ['any', 'short'], `${path}.of`),
  };
}

/** A change of weights needs a reason and its authority: one without the other is none. */
function readWeightChange(
  reader: JsonReader,
  json: unknown,
  path: string,
): NonNullable<SchemeInput['weightChange']> {
  const { reason, authority } = reader.object(json, path);
  return {
    reason: reader.statement(reason, `${path}.reason`),
    authority: reader.statement(authority, `${path}.authority`),
  };
}

export function readPoints(reader: JsonReader, json: unknown, path: string): DecimalInput {
  return readUpTo(reader, json, path, MOST_POINTS, 'POINTS');
}

function readPerCent(reader: JsonReader, json: unknown, path: string): DecimalInput {
  return readUpTo(reader, json, path, MOST_PER_CENT, 'PER_CENT');
}

function readShare(reader: JsonReader, json: unknown, path: string): DecimalInput {
  return readUpTo(reader, json, path, 100, 'SHARE');
}

function readUpTo(
  reader: JsonReader,
  json: unknown,
  path: string,
  most: number,
  expected: 'POINTS' | 'PER_CENT' | 'SHARE',
): DecimalInput {
  const number = reader.optionalDecimal(json, path);
  const size = number === null ? Number.NaN : Number(number);
  return size >= 0 && size <= most ? (number ?? 0) : reader.refuse(path, expected, json, 0);
}
