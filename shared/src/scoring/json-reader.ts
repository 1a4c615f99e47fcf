import { decimalFromJson } from '../indicator-value/points.ts';
import type { DecimalInput } from './table-input.ts';

/** What was expected at a place of a JSON text where something else stands. */
export type Expectation =
  | {
      readonly expected:
        | 'OBJECT'
        | 'LIST'
        | 'TEXT'
        | 'STATEMENT'
        | 'DECIMAL'
        | 'AMOUNT'
        | 'POINTS'
        | 'YEAR'
        | 'TWO_BANDS'
        | 'FALLING'
        | 'MODE'
        | 'STEP'
        | 'PER_CENT'
        | 'SHARE'
        | 'BELOW_100'
        | 'KNOWN_LEVEL';
    }
  | { readonly expected: 'ONE_OF'; readonly choices: readonly string[] };

export type JsonProblem = Expectation & {
  /** JSON path: `$.indicators[3].weight`. */
  readonly path: string;
  /** The beginning of what stands there, as JSON; "undefined" where nothing does. */
  readonly found: string;
};

export type JsonObject = Readonly<Record<string, unknown>>;

/** Enough to recognise the place; a whole table in one line of error would hide it. */
const LONGEST_FOUND = 60;

/** Reads values of unknown shape and keeps the first problem; what follows it is read with stand-ins. */
export class JsonReader {
  problem: JsonProblem | null = null;

  /** Keeps the problem, if it is the first, and hands the stand-in back. */
  refuse<T>(
    path: string,
    expectation: Expectation | Exclude<Expectation['expected'], 'ONE_OF'>,
    found: unknown,
    standIn: T,
  ): T {
    const expected = typeof expectation === 'string' ? { expected: expectation } : expectation;
    this.problem ??= { ...expected, path, found: describeFound(found) };
    return standIn;
  }

  object(json: unknown, path: string): JsonObject {
    return isObject(json) ? json : this.refuse(path, 'OBJECT', json, {});
  }

  list(json: unknown, path: string): readonly unknown[] {
    return Array.isArray(json) ? json : this.refuse(path, 'LIST', json, []);
  }

  /** A text that says something. */
  statement(json: unknown, path: string): string {
    return typeof json === 'string' && json.trim() !== '' ? json : this.refuse(path, 'STATEMENT', json, '');
  }

  optionalText(json: unknown, path: string): string | null {
    if (json === undefined || json === null) return null;
    return typeof json === 'string' ? json : this.refuse(path, 'TEXT', json, null);
  }

  optionalDecimal(json: unknown, path: string): DecimalInput | null {
    if (json === undefined || json === null) return null;
    const isDecimal =
      (typeof json === 'number' || typeof json === 'string') && decimalFromJson(json) !== null;
    return isDecimal ? json : this.refuse(path, 'DECIMAL', json, null);
  }

  oneOf<T extends string>(json: unknown, choices: readonly T[], path: string): T {
    const choice = choices.find((candidate) => candidate === json);
    if (choice !== undefined) return choice;
    return this.refuse(path, { expected: 'ONE_OF', choices }, json, choices[0] as T); // choices are never empty
  }
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function describeFound(found: unknown): string {
  if (Array.isArray(found)) return '[…]';
  if (typeof found === 'object' && found !== null) return '{…}';
  const text = typeof found === 'string' ? JSON.stringify(found) : String(found);
  return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text;
}
