import { describe, expect, it } from 'vitest';
import { newId } from './new-id.ts';

describe('newId', () => {
  it('[SY5] is a UUIDv7 that begins with the device’s clock', () => {
    const id = newId(Date.parse('2025-01-02T03:04:05.678Z'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(
      Date.parse('2025-01-02T03:04:05.678Z'),
    );
  });

  it('takes a clock of 1970 and of 2099', () => {
    for (const year of [1970, 2099]) expect(newId(Date.UTC(year, 0, 1))).toHaveLength(36);
  });

  it('does not repeat itself within a millisecond', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(0))).size).toBe(1000);
  });
});
