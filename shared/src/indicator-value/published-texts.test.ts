import { describe, expect, it } from 'vitest';
import { readFixture } from '#test/read-fixture';
import { parseActualText } from './parse-actual-text.ts';
import { parseTargetText } from './parse-target-text.ts';

interface TextCase {
  readonly text: string;
  readonly role: 'target' | 'actual';
  /** The table's; none where a case has none. */
  readonly year?: number;
  readonly expect: Readonly<Record<string, string | null>>;
}

const NUMBERS = ['value', 'low', 'high', 'within'];

/** A field that the case does not hold is not checked; numbers are compared as numbers. */
function expectReading({ text, role, year, expect: expected }: TextCase) {
  const read: Readonly<Record<string, unknown>> = {
    ...(role === 'target' ? parseTargetText(text, year) : parseActualText(text, year)),
  };
  for (const [field, value] of Object.entries(expected)) {
    if (NUMBERS.includes(field)) expect(Number(read[field]), field).toBe(Number(value));
    else expect(read[field], field).toBe(value);
  }
  if (role === 'actual') expect(read).not.toHaveProperty('comparison');
}

describe('published target and actual texts', () => {
  const cases = readFixture<readonly TextCase[]>('target-texts.json');

  it('are all there', () => {
    expect(cases).toHaveLength(202);
  });

  it.each(cases)('read $role $text as $expect.kind', expectReading);
});

describe('made-up target and actual texts', () => {
  const { cases } = readFixture<{ readonly cases: readonly TextCase[] }>('more-target-texts.json');

  it('are many', () => {
    expect(cases.length).toBeGreaterThan(600);
  });

  it.each(cases)('read $role $text as $expect.kind', expectReading);
});
