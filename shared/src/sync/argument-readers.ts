import { isStatementPlace, type StatementPlace } from '../statement/statement-place.ts';
import { MAX_TEXT_LENGTH } from './protocol.ts';
import { parked, quarantined, type Verdict } from './verdict.ts';

/** A checked argument, or the verdict that the mutation gets because of it. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly verdict: Verdict };

/** Checks one argument strictly. `path` names it for people: `args.marks[0].text`. */
export type ArgumentReader<T> = (value: unknown, path: string) => Reading<T>;

export type ArgumentReaders<A> = { readonly [K in keyof A]: ArgumentReader<A[K]> };

/** Ids of rows, indicators and schemes; the columns that hold them are as wide. */
const MAX_ID_LENGTH = 64;

/** As wide as the column that holds it; a key with the number of its finding is a little longer (FA1). */
const MAX_STORED_KEY_LENGTH = 220;

/** Not storable in PostgreSQL (NUL), or not one text on every machine (half of a surrogate pair). */
const UNREADABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const read = <T>(value: T): Reading<T> => ({ ok: true, value });
const refuse = (verdict: Verdict): Reading<never> => ({ ok: false, verdict });
const malformed = (path: string, problem: string) => refuse(quarantined('MALFORMED_ARGS', { path, problem }));

export const readId: ArgumentReader<string> = (value, path) =>
  typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH && !UNREADABLE.test(value)
    ? read(value)
    : malformed(path, `expected an id of 1 to ${MAX_ID_LENGTH} characters`);

export const readText: ArgumentReader<string> = (value, path) => {
  if (typeof value !== 'string') return malformed(path, 'expected a text');
  const field = path.replace(/^args\./, '');
  if (value.length > MAX_TEXT_LENGTH) {
    return refuse(parked('TEXT_TOO_LONG', { field, limit: MAX_TEXT_LENGTH }));
  }
  return UNREADABLE.test(value)
    ? refuse(parked('VALUE_INVALID', { field, violation: 'UNREADABLE_CHARACTER' }))
    : read(value);
};

export const readPlace: ArgumentReader<StatementPlace> = (value, path) =>
  typeof value === 'string' && isStatementPlace(value) && !UNREADABLE.test(value)
    ? read(value)
    : malformed(path, 'expected the place of a statement');

/** An object whose fields are nobody's business here; whoever uses it reads it. */
export const readAnyObject: ArgumentReader<Readonly<Record<string, unknown>>> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? read(value as Readonly<Record<string, unknown>>) // JSON: any own field, of any kind
    : malformed(path, 'expected an object');

/** A text that says something; white space alone does not. */
export const readStatement: ArgumentReader<string> = (value, path) => {
  const text = readText(value, path);
  if (!text.ok || text.value.trim() !== '') return text;
  return refuse(parked('VALUE_INVALID', { field: path.replace(/^args\./, ''), violation: 'EMPTY' }));
};

/** Whole fen from 0 up to 2^53 − 1, the most that JSON carries exactly. */
export const readAmountInFen: ArgumentReader<number> = (value, path) => {
  if (typeof value !== 'number') return malformed(path, 'expected a number');
  return Number.isSafeInteger(value) && value >= 0
    ? read(value)
    : refuse(parked('VALUE_INVALID', { field: path.replace(/^args\./, ''), violation: 'NOT_AN_AMOUNT' }));
};

export const readRoundNumber: ArgumentReader<number> = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
    ? read(value)
    : malformed(path, 'expected a whole number from 1');

/** A finding's key (FA1): a rule's id, a blank and a place. */
export const readFindingKey: ArgumentReader<string> = (value, path) =>
  typeof value === 'string' &&
  /^F\d{2} ./.test(value) &&
  value.length <= MAX_STORED_KEY_LENGTH &&
  !UNREADABLE.test(value)
    ? read(value)
    : malformed(path, `expected the key of a finding, at most ${MAX_STORED_KEY_LENGTH} characters`);

export const readFingerprint: ArgumentReader<string> = (value, path) =>
  typeof value === 'string' && /^[0-9a-f]{16}$/.test(value)
    ? read(value)
    : malformed(path, 'expected 16 hexadecimal digits');

/** SHA-256 in lower-case hexadecimal. */
export const readHash: ArgumentReader<string> = (value, path) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
    ? read(value)
    : malformed(path, 'expected 64 hexadecimal digits');

export const readByteCount: ArgumentReader<number> = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? read(value)
    : malformed(path, 'expected a whole number of bytes');

/** ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const readInstant: ArgumentReader<string> = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
    ? read(value)
    : malformed(path, 'expected a time in UTC with milliseconds');

export function readOneOf<T extends string>(choices: Readonly<Record<T, unknown>>): ArgumentReader<T> {
  return (value, path) =>
    typeof value === 'string' && Object.hasOwn(choices, value)
      ? read(value as T) // an own key of `choices`
      : malformed(path, `expected one of ${Object.keys(choices).join(', ')}`);
}

export function readNullable<T>(reader: ArgumentReader<T>): ArgumentReader<T | null> {
  return (value, path) => (value === null ? read(null) : reader(value, path));
}

export function readListOf<T>(reader: ArgumentReader<T>): ArgumentReader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return malformed(path, 'expected a list');
    const items: T[] = [];
    for (const [index, item] of value.entries()) {
      const reading = reader(item, `${path}[${index}]`);
      if (!reading.ok) return reading;
      items.push(reading.value);
    }
    return read(items);
  };
}

/**
 * An object of exactly these fields: a missing and an unknown one are refused alike. Only own fields count, so
 * that `__proto__` and `constructor` are unknown fields like any other.
 */
export function readObject<A extends object>(readers: ArgumentReaders<A>): ArgumentReader<A> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return malformed(path, 'expected an object');
    }
    const unknownField = Object.keys(value).find((key) => !Object.hasOwn(readers, key));
    if (unknownField !== undefined) return malformed(`${path}.${unknownField}`, 'unknown field');

    const fields: Partial<A> = {};
    let firstParked: Reading<never> | null = null;
    for (const key of Object.keys(readers) as (keyof A & string)[]) {
      if (!Object.hasOwn(value, key)) return malformed(`${path}.${key}`, 'missing');
      const reading = readers[key]((value as Record<string, unknown>)[key], `${path}.${key}`);
      if (reading.ok) fields[key] = reading.value;
      else if (reading.verdict.outcome === 'QUARANTINED') return reading;
      else firstParked ??= reading;
    }
    // What cannot be understood outweighs what can be mended by the person.
    return firstParked ?? read(fields as A); // every key of `readers` has been set
  };
}
