import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';

const schema = buildSchema('type Query { unit: Unit! } type Unit { name: String! parent: Unit! }');
const faultsOf = (query: string) =>
  validate(schema, parse(query), [...specifiedRules, ...LIMITS]).map(({ message }) => message);
const nested = (depth: number, leaf = 'name'): string =>
  depth === 1 ? leaf : `parent { ${nested(depth - 1, leaf)} }`;

describe('LIMITS', () => {
  it('[C-36] lets depth 8 pass and refuses 9', () => {
    expect(faultsOf(`{ unit { ${nested(7)} } }`)).toEqual([]);
    expect(faultsOf(`{ unit { ${nested(8)} } }`)).toEqual(['The query is deeper than 8.']);
  });

  it('[C-36] counts depth through fragments', () => {
    const fragments = `fragment A on Unit { ${nested(4, '...B')} } fragment B on Unit { ${nested(4)} }`;
    expect(faultsOf(`{ unit { ...A } } ${fragments}`)).toEqual([]);
    expect(faultsOf(`{ unit { parent { ...A } } } ${fragments}`)).toEqual(['The query is deeper than 8.']);
    expect(faultsOf(`{ unit { ... on Unit { ${nested(8)} } } }`)).toEqual(['The query is deeper than 8.']);
  });

  it('[C-36] ends on a cycle of fragments, which another rule refuses', () => {
    const cycle =
      '{ unit { ...A } } fragment A on Unit { parent { ...B } } fragment B on Unit { parent { ...A } }';
    expect(faultsOf(cycle)).toEqual([expect.stringContaining('within itself')]);
  });

  it('[C-36] measures every fragment once, however often it is spread', () => {
    const chain = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Unit { ...F${index + 1} ...F${index + 1} }`,
    );
    const begin = process.cpuUsage();
    expect(faultsOf(`{ unit { ...F0 } } ${chain.join(' ')} fragment F40 on Unit { name }`)).toEqual([]);
    expect(process.cpuUsage(begin).user).toBeLessThan(1_000_000);
  });

  it('[C-03] lets 15 aliases pass and refuses 16', () => {
    const aliased = (count: number) =>
      `{ unit { ${Array.from({ length: count }, (_, index) => `a${index}: name`).join(' ')} } }`;
    expect(faultsOf(aliased(15))).toEqual([]);
    expect(faultsOf(aliased(16))).toEqual(['The query has more than 15 aliases.']);
  });

  it('[C-36] lets 10 directives pass and refuses 11', () => {
    const directed = (count: number) =>
      `{ unit { ${Array.from({ length: count }, () => 'name @include(if: true)').join(' ')} } }`;
    expect(faultsOf(directed(10))).toEqual([]);
    expect(faultsOf(directed(11))).toEqual(['The query has more than 10 directives.']);
  });
});
