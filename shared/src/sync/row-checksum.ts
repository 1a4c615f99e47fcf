import { canonicalJson } from '../canonical-json/canonical-json.ts';
import type { CheckedField, CheckedList } from './checked-fields.ts';

/** 64 bits as two unsigned halves: quick where there are no whole numbers of 64 bits, and the same everywhere. */
export interface Checksum {
  readonly high: number;
  readonly low: number;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * The checksum of what both sides hold of a row: the given fields, an absent one like null. It finds accidents, not
 * forgeries: the phone compares its own store with the server that it believes anyway.
 */
export function rowChecksum(list: CheckedList, fields: readonly CheckedField[], row: Row): Checksum {
  return textChecksum(canonicalJson([list, ...fields.map((field) => checkedPart(row, field))]));
}

function checkedPart(row: Row, field: CheckedField): unknown {
  if (typeof field === 'string') return row[field] ?? null;
  const value = row[field.name] ?? null;
  if (!isRow(value)) return value;
  const partsOf = (of: Row) => field.parts.map((part) => of[part] ?? null);
  if (!field.isMap) return partsOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, isRow(member) ? partsOf(member) : member]),
  );
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Two multiplicative hashes of 32 bits over the UTF-16 code units, each mixed into the other (cyrb53, unshortened). */
export function textChecksum(text: string): Checksum {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  const mixedA = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  const mixedB = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(mixedA ^ (mixedA >>> 13), 0xc2b2ae35);
  return { high: mixedB >>> 0, low: mixedA >>> 0 };
}
