import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSyntaxFault } from './find-syntax-fault.ts';

describe('findSyntaxFault', () => {
  it.each([
    ['', '$', 1, 1, ''],
    ['{', '$', 1, 2, ''],
    ['{"a"', '$.a', 1, 5, ''],
    ['{"a":1,}', '$.a', 1, 8, '}'],
    ['{"a":1 "b":2}', '$.a', 1, 8, '"'],
    ['{a:1}', '$', 1, 2, 'a'],
    ["{'a':1}", '$', 1, 2, "'"],
    ['[1,\n 2,\n]', '$[2]', 3, 1, ']'],
    ['[1}', '$[0]', 1, 3, '}'],
    ['[01]', '$[0]', 1, 2, '01'],
    ['[.5]', '$[0]', 1, 2, '.5'],
    ['[+1]', '$[0]', 1, 2, '+1'],
    ['[nul]', '$[0]', 1, 2, 'nul'],
    ['[undefined]', '$[0]', 1, 2, 'undefined'],
    ['["a\\x"]', '$[0]', 1, 4, '\\'],
    ['["a\nb"]', '$[0]', 1, 4, '\n'],
    ['["a', '$[0]', 1, 4, ''],
    ['{} x', '$', 1, 4, 'x'],
    ['{"a":{"b":[null,tru]}}', '$.a.b[1]', 1, 17, 'tru'],
    ['{"a":1} // 说明', '$', 1, 9, '/'],
    ['【', '$', 1, 1, '【'],
  ])('finds in %j', (text, path, line, column, found) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(findSyntaxFault(text)).toEqual({ path, line, column, found });
  });

  it('finds none in what JSON.parse reads, and one in all else', () => {
    const pieces = fc.constantFrom(
      ...'{}[],:"\\ \n',
      'true',
      'null',
      '1',
      '-0.5e3',
      '"a"',
      '"\\u00e9"',
      '0',
      'x',
    );
    const texts = fc.oneof(
      fc.json(),
      fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join('')),
      fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '}', ',', '\\')).map(([json, at, sign]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + sign + json.slice(place + 1);
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(findSyntaxFault(text) === null).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });

  it('goes down a hundred thousand brackets', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(findSyntaxFault(deep)).toBeNull();
    expect(findSyntaxFault(deep.slice(1))).toMatchObject({ path: '$', column: 199_999 });
  });
});
