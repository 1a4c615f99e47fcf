import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTable } from '#test/a-table';
import { readTableInput } from './read-table-input.ts';
import { scoreTable } from './score-table.ts';

const row = { level1: '产出指标', level2: '', level3: '示例', target: '5', actual: '5', weight: 90 };
const table = { id: 'a', indicators: [row] };

/** The path and the expectation of the first problem. */
function problemOf(json: unknown) {
  const reading = readTableInput(json);
  return reading.ok ? null : [reading.problem.path, reading.problem.expected, reading.problem.found];
}

describe('readTableInput', () => {
  it.each([
    ['null', null, ['$', 'OBJECT', 'null']],
    ['a number', 5, ['$', 'OBJECT', '5']],
    ['a list in a list', [[]], ['$', 'OBJECT', '[…]']],
    ['no id', { indicators: [row] }, ['$.id', 'STATEMENT', 'undefined']],
    ['an empty id', { ...table, id: ' ' }, ['$.id', 'STATEMENT', '" "']],
    ['no indicators', { id: 'a' }, ['$.indicators', 'LIST', 'undefined']],
    ['indicators as an object', { id: 'a', indicators: {} }, ['$.indicators', 'LIST', '{…}']],
    ['a row as text', { id: 'a', indicators: ['x'] }, ['$.indicators[0]', 'OBJECT', '"x"']],
    ['a year as text', { ...table, year: '2024' }, ['$.year', 'YEAR', '"2024"']],
    ['a year of 1.5', { ...table, year: 1.5 }, ['$.year', 'YEAR', '1.5']],
    ['an unknown kind', { ...table, kind: 'x' }, ['$.kind', 'ONE_OF', '"x"']],
    ['a title as number', { ...table, title: 5 }, ['$.title', 'TEXT', '5']],
    [
      'an empty level',
      { id: 'a', indicators: [{ ...row, level1: '' }] },
      ['$.indicators[0].level1', 'STATEMENT', '""'],
    ],
    [
      'an unknown level',
      { id: 'a', indicators: [{ ...row, level1: '别的' }] },
      ['$.indicators[0].level1', 'KNOWN_LEVEL', '"别的"'],
    ],
    [
      'no name',
      { id: 'a', indicators: [row, { ...row, level3: '' }] },
      ['$.indicators[1].level3', 'STATEMENT', '""'],
    ],
    [
      'a target as number',
      { id: 'a', indicators: [{ ...row, target: 5 }] },
      ['$.indicators[0].target', 'TEXT', '5'],
    ],
    [
      'a weight as words',
      { id: 'a', indicators: [{ ...row, weight: '十' }] },
      ['$.indicators[0].weight', 'DECIMAL', '"十"'],
    ],
    [
      'an empty weight',
      { id: 'a', indicators: [{ ...row, weight: '' }] },
      ['$.indicators[0].weight', 'DECIMAL', '""'],
    ],
    [
      'a negative weight',
      { id: 'a', indicators: [{ ...row, weight: -1 }] },
      ['$.indicators[0].weight', 'POINTS', '-1'],
    ],
    [
      'a huge weight',
      { id: 'a', indicators: [{ ...row, weight: 1e9 }] },
      ['$.indicators[0].weight', 'POINTS', '1000000000'],
    ],
    [
      'a weight of 1e400',
      { id: 'a', indicators: [{ ...row, weight: '1e400' }] },
      ['$.indicators[0].weight', 'DECIMAL', '"1e400"'],
    ],
    [
      'a completion of NaN',
      { id: 'a', indicators: [{ ...row, completion: Number.NaN }] },
      ['$.indicators[0].completion', 'DECIMAL', 'NaN'],
    ],
    [
      'a reason as list',
      { id: 'a', indicators: [{ ...row, reason: [] }] },
      ['$.indicators[0].reason', 'TEXT', '[…]'],
    ],
    ['funds as text', { ...table, funds: '600' }, ['$.funds', 'OBJECT', '"600"']],
    ['a budget in words', { ...table, funds: { budget: '六百' } }, ['$.funds.budget', 'DECIMAL', '"六百"']],
    [
      'a negative budget',
      { ...table, funds: { budget: '－5 万元' } },
      ['$.funds.budget', 'AMOUNT', '"－5 万元"'],
    ],
    [
      'a negative execution',
      { ...table, funds: { executed: -0.01 } },
      ['$.funds.executed', 'AMOUNT', '-0.01'],
    ],
    [
      'one band',
      { ...table, scheme: { qualitativeBands: [80] } },
      ['$.scheme.qualitativeBands', 'TWO_BANDS', '[…]'],
    ],
    [
      'an unknown policy',
      { ...table, scheme: { missingSatisfaction: 'x' } },
      ['$.scheme.missingSatisfaction', 'ONE_OF', '"x"'],
    ],
    [
      'a level’s weight in words',
      { ...table, scheme: { levels: { 产出: 'x' } } },
      ['$.scheme.levels.产出', 'DECIMAL', '"x"'],
    ],
    [
      'a published score in words',
      { ...table, published: { rows: [1, 'x'] } },
      ['$.published.rows[1]', 'DECIMAL', '"x"'],
    ],
    ['published rows as object', { ...table, published: { rows: {} } }, ['$.published.rows', 'LIST', '{…}']],
    ['a grade as number', { ...table, published: { grade: 1 } }, ['$.published.grade', 'TEXT', '1']],
  ])('[FD4] refuses %s and says where', (_, json, problem) => {
    expect(problemOf(json)).toEqual(problem);
  });

  it('[FD4] names the first problem only, and shortens what it found', () => {
    const long = 'x'.repeat(5000);
    expect(problemOf({ id: 5, indicators: [{ ...row, weight: long }, 'x'] })).toEqual([
      '$.indicators[0].weight',
      'DECIMAL',
      `"${'x'.repeat(59)}…`,
    ]);
  });

  it.each([
    ['the least', table],
    ['an id that is a number', { ...table, id: 5 }],
    ['unknown fields', { ...table, more: 1, indicators: [{ ...row, more: 1 }] }],
    ['nulls', { ...table, year: null, scheme: null, funds: null, published: null }],
    ['empty money', { ...table, funds: { budget: '', executed: '—', unit: '万元' } }],
    ['money as printed', { ...table, funds: { budget: '１,234.5', executed: 600 } }],
    [
      'a level that the scheme names',
      { ...table, scheme: { levels: { 别的: 90 } }, indicators: [{ ...row, level1: '别的' }] },
    ],
    ['a level of other templates', { id: 'a', indicators: [{ ...row, level1: '过程指标' }] }],
    ['a level with its points', { id: 'a', indicators: [{ ...row, level1: '一、产出指标（50分）' }] }],
  ])('[FD4] accepts %s', (_, json) => {
    expect(problemOf(json)).toBeNull();
  });

  it('[FD4] reads its own kind back, and every JSON value as a table or a problem', () => {
    const read = readTableInput(JSON.parse(JSON.stringify(aTable([{}]))));
    expect(read).toMatchObject({ ok: true, table: aTable([{}]) });
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const reading = readTableInput(json);
        if (reading.ok) scoreTable(reading.table);
        else expect(reading.problem.path).toMatch(/^\$/);
      }),
    );
  });

  it('[FD4] scores what it lets through, whatever stands in the fields of a row', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.constant(null),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(row), 'completion', 'reason'), anything),
        (fields) => {
          const reading = readTableInput({ id: 'a', indicators: [{ ...row, ...fields }] });
          if (reading.ok) expect(scoreTable(reading.table).rows).toHaveLength(1);
        },
      ),
    );
  });
});
