import { describe, expect, it } from 'vitest';
import { checkPassword } from './check-password.ts';

describe('checkPassword', () => {
  it.each([
    ['correct horse battery', null],
    ['新疆天山南北好地方二零二五', null],
    ['🐫🐫🐪🐪🌾🌾🍇🍇🏔🏔🌊🌊', null],
    ['x'.repeat(63) + 'y'.repeat(65), null],
    ['eleven char', 'TOO_SHORT'],
    ['x1'.repeat(65), 'TOO_LONG'],
    ['my-URUMQI-word', 'CONTAINS_ACCOUNT_NAME'],
    ['aaaaaaaaaaaa', 'ONE_CHARACTER_REPEATED'],
  ])('says of %s: %s', (password, violation) => {
    expect(checkPassword(password, 'urumqi')).toBe(violation);
  });
});
