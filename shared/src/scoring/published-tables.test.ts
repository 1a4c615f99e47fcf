import { describe, expect, it } from 'vitest';
import { readFixture } from '#test/read-fixture';
import { readTableInput } from './read-table-input.ts';
import { scoreTable, type TableScore } from './score-table.ts';

type Numbers = Readonly<Record<string, number | string | null>>;

interface TableCase {
  readonly input: { readonly id: string; readonly title?: string };
  readonly expect: {
    readonly execution?: Numbers;
    readonly rows?: readonly (Numbers | null)[];
    readonly levels?: Numbers;
    readonly total?: number | null;
    readonly range?: readonly [number, number];
    readonly grade?: string | null;
    readonly findings: readonly string[];
    readonly notFindings: readonly string[];
  };
}

/** A field that the case does not hold is not checked; numbers are compared as numbers. */
function expectNumbers(actual: object | undefined, expected: Numbers, place: string) {
  const fields: Readonly<Record<string, unknown>> = { ...actual };
  for (const [name, value] of Object.entries(expected)) {
    const found = fields[name];
    expect(found === null ? null : Number(found), `${place} ${name}`).toBe(
      value === null ? null : Number(value),
    );
  }
}

function score(input: unknown): TableScore {
  const reading = readTableInput(input);
  if (!reading.ok) throw new Error(`${reading.problem.path}: ${reading.problem.expected}`);
  return scoreTable(reading.table);
}

function expectScore({ input, expect: expected }: TableCase) {
  const result = score(input);
  expectNumbers(result.execution, expected.execution ?? {}, 'execution');
  expected.rows?.forEach((row, index) => {
    if (row) expectNumbers(result.rows[index], row, `row ${index}`);
  });
  expectNumbers(result.levels, expected.levels ?? {}, 'level');
  if (expected.total !== undefined) expect(result.total).toBe(expected.total);
  if (expected.range) expect(result.range).toEqual(expected.range);
  if (expected.grade !== undefined) expect(result.grade).toBe(expected.grade);
  const codes = result.findings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining([...expected.findings]));
  expect(codes.filter((code) => expected.notFindings.includes(code))).toEqual([]);
}

describe('published and made-up tables', () => {
  const cases = readFixture<readonly TableCase[]>('tables.json');

  it('are all there', () => {
    expect(cases).toHaveLength(41);
  });

  it.each(cases)('$input.id $input.title', expectScore);

  it('[SC9] give the Xinjiang table 10 + 58.5 + 30 = 98.5, 优', () => {
    const seed = cases.find(({ input }) => input.id === 'S00');
    expect(score(seed?.input)).toMatchObject({
      execution: { score: 10 },
      levels: { 产出指标: 58.5, 效益指标: 30 },
      total: 98.5,
      grade: '优',
    });
  });
});

describe('tables that were made up later, each for one edge of the contract', () => {
  const { cases } = readFixture<{ readonly cases: readonly TableCase[] }>('more-tables.json');

  it('hold each of the 23 codes of the contract, and its nearest table without it', () => {
    const without = new Set(cases.flatMap((each) => each.expect.notFindings));
    const shown = new Set(cases.flatMap((each) => each.expect.findings.filter((code) => without.has(code))));
    expect([...shown].sort()).toHaveLength(23);
  });

  it.each(cases)('$input.id $input.title', expectScore);
});
