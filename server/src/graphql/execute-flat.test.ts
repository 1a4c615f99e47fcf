import {
  buildSchema,
  execute,
  GraphQLObjectType,
  GraphQLUnionType,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { FlatExecutor } from './execute-flat.ts';

const schema = buildSchema(`
  type Query { page: Page!, answer: Answer!, pages: [Page!]! }
  type Mutation { turn: Page! }
  union Answer = Page | Refusal
  type Refusal { code: String! }
  type Page { rows: [Row!]!, perhaps: [Row], deep: [[Row!]!], one: Row, count: Int!, names: [String!]! }
  type Row { id: ID!, name: String, kind: Kind, size: Int!, tags: [String!]!, inner: Row, more: [Row!]!, with(unit: String): String }
  enum Kind { SMALL LARGE }
`);
// Plain rows have no arguments; this one field of them is asked for nowhere.
const row = schema.getType('Row') as GraphQLObjectType;
delete row.getFields()['with'];
(schema.getType('Answer') as GraphQLUnionType).resolveType = () => 'Page';

interface Row {
  readonly [field: string]: unknown;
}
const rowOf = (id: unknown, change: Row = {}): Row => ({
  id,
  name: `第 ${String(id)} 行`,
  kind: 'LARGE',
  size: 7,
  tags: ['甲', '乙'],
  more: [],
  ...change,
});
const pageOf = (rows: unknown) => ({
  rows,
  perhaps: [rowOf(1), null, rowOf(2, { name: null })],
  deep: [[rowOf(3)], []],
  one: rowOf(4),
  count: 2,
  names: ['丙'],
});
const GOOD = [
  rowOf(1, { inner: rowOf('x', { inner: null }), more: [rowOf(9)] }),
  rowOf(2, { kind: undefined }),
];

const executor = new FlatExecutor(schema, ['Page']);
let asked = 0;

/** What both ways answer, as it goes over the wire. */
async function answersTo(query: string, rows: unknown = GOOD, variableValues = {}) {
  const document = parse(query);
  expect(validate(schema, document, specifiedRules)).toEqual([]);
  const page = () => {
    asked += 1;
    return Promise.resolve(pageOf(rows));
  };
  const rootValue = { page, answer: page, turn: page, pages: () => [pageOf(rows), pageOf([])] };
  asked = 0;
  const flat = await executor.execute({ document, rootValue, variableValues });
  const askedFlat = asked;
  const plain = await execute({ schema, document, rootValue, variableValues });
  const wire = (result: object): unknown => JSON.parse(JSON.stringify(result));
  return { flat: wire(flat), plain: wire(plain), asked: askedFlat };
}

describe('FlatExecutor', () => {
  it.each([
    '{ page { rows { id name kind size tags } perhaps { name } deep { id } one { id } count names } }',
    '{ page { rows { again: id id __typename inner { name inner { id } } more { id } } } }',
    '{ page { rows { id } } page { rows { name inner { id } } rows { inner { size } } } }',
    'query A { page { ...P } } fragment P on Page { rows { ...R ... on Row { size } ... { tags } } } fragment R on Row { id }',
    '{ answer { __typename ... on Page { rows { id } renamed: rows { name } } ... on Refusal { code } } }',
    '{ pages { rows { id } count } }',
    'query ($with: Boolean!) { page { rows { id name @include(if: $with) } } }',
    '{ page { rows { id } } __schema { types { name } } }',
    'mutation { turn { rows { id name } } }',
  ])('answers as graphql-js does: %s', async (query) => {
    const { flat, plain } = await answersTo(query, GOOD, { with: false });
    expect(flat).toEqual(plain);
    expect(plain).not.toHaveProperty('errors');
  });

  it('reads once what comes out plainly', async () => {
    expect((await answersTo('{ page { rows { id } } }')).asked).toBe(1);
  });

  it('compiles each operation of a document and each document for itself', async () => {
    const both = 'query A { page { rows { id } } } query B { page { rows { name } } }';
    const document = parse(both);
    const rootValue = { page: pageOf(GOOD) };
    for (const operationName of ['A', 'B', 'A']) {
      const args = { document, operationName, rootValue };
      expect(JSON.stringify(await executor.execute(args))).toBe(
        JSON.stringify(await execute({ schema, ...args })),
      );
    }
    const { errors } = await executor.execute({ document, operationName: 'C', rootValue });
    expect(errors).toMatchObject([{ message: 'Unknown operation named "C".' }]);
  });

  it.each([
    ['a missing value', [rowOf(1), rowOf(2, { size: null })]],
    ['a value of another kind', [rowOf(1, { size: 'seven' })]],
    ['a name that the enumeration has not', [rowOf(1, { kind: 'HUGE' })]],
    ['a missing row', [rowOf(1), null]],
    ['no list', 'rows'],
    ['nothing', null],
    [
      'a row that fails',
      [
        rowOf(1),
        {
          ...rowOf(2),
          get size() {
            throw new Error('broken');
          },
        },
      ],
    ],
    ['a deep one', [rowOf(1, { more: [rowOf(2, { id: null })] })]],
  ])('tells the errors of graphql-js of %s', async (_, rows) => {
    const { flat, plain } = await answersTo('{ page { rows { id size kind more { id } } } }', rows);
    expect(plain).toHaveProperty('errors');
    expect(flat).toEqual(plain);
  });

  it.each([
    ['promises', [Promise.resolve(rowOf(1))]],
    ['a promise of a value', [rowOf(1, { name: Promise.resolve('later') })]],
    ['functions', [rowOf(1, { name: () => 'called' })]],
    ['a set', new Set([rowOf(1)])],
  ])('answers as graphql-js does to rows with %s', async (_, rows) => {
    const { flat, plain } = await answersTo('{ page { rows { id name } } }', rows);
    expect(flat).toEqual(plain);
    expect(plain).not.toHaveProperty('errors');
  });

  it('refuses variables in the words of graphql-js', async () => {
    const query =
      'query ($with: Boolean!) { page { rows { id } } one: page { rows { id @skip(if: $with) } } }';
    const { flat, plain } = await answersTo(query, GOOD, { with: 'perhaps' });
    expect(flat).toEqual(plain);
    expect(plain).toHaveProperty('errors');
  });
});
