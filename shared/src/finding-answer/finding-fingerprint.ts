import { canonicalJson } from '../canonical-json/canonical-json.ts';
import { comparableText } from '../examination/comparable-text.ts';
import { textChecksum, type Checksum } from '../sync/row-checksum.ts';
import type { AnyFinding, FindingCode } from './any-finding.ts';
import { placeText, type IdOfIndicator } from './place-text.ts';

/** Their details quote one of several equal places, the first; all texts stand in the trace. */
const TOLD_BY_TRACE: ReadonlySet<FindingCode> = new Set(['F15', 'F18', 'F23']);

/**
 * FA2: what a finding compared, in one short text. Blanks, look-alikes and the order of places do not count; another
 * figure does, and so does a place more or less.
 */
export function findingFingerprint({ code, trace, details }: AnyFinding, idOf: IdOfIndicator): string {
  const readings = trace.map(({ place, text }) =>
    canonicalJson([placeText(place, idOf), text === null ? null : comparableText(text)]),
  );
  const compared = TOLD_BY_TRACE.has(code) ? null : withoutOrder(details);
  return hexOf(textChecksum(canonicalJson([readings.sort(), compared])));
}

/** 64 bits as 16 hexadecimal digits. */
export function hexOf({ high, low }: Checksum): string {
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

/** Lists as sets: what was found first says nothing about what was found. */
function withoutOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => canonicalJson(withoutOrder(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutOrder(member)]));
}
