import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('does not depend on the order in which keys were set', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, null], c: '字' } })).toBe(
      canonicalJson({ a: { c: '字', d: [1, null] }, b: 1 }),
    );
  });

  it('tells null from a missing key and from an empty text', () => {
    expect(canonicalJson({ a: null })).toBe('{"a":null}');
    expect(canonicalJson({ a: undefined })).toBe('{}');
    expect(canonicalJson({ a: '' })).toBe('{"a":""}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 10n, () => 0])('refuses %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
