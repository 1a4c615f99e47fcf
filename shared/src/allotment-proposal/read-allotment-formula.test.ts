import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json/canonical-json.ts';
import { DEFAULT_FORMULA } from './allotment-formula.ts';
import { readAllotmentFormula } from './read-allotment-formula.ts';

describe('readAllotmentFormula', () => {
  it('[AL1] reads the default', () => {
    expect(readAllotmentFormula(DEFAULT_FORMULA)).toEqual({ ok: true, formula: DEFAULT_FORMULA });
  });

  it('[AL1] gives the same content to hash for the same formula, however it is spelled', () => {
    const text = JSON.stringify({ ...DEFAULT_FORMULA, version: 1 }, null, 2);
    const shuffled = JSON.stringify(Object.fromEntries(Object.entries(DEFAULT_FORMULA).toReversed()));
    const contents = [text, shuffled].map((json) => {
      const reading = readAllotmentFormula(JSON.parse(json));
      return reading.ok ? canonicalJson(reading.formula) : reading.problem;
    });
    expect(contents).toEqual([canonicalJson(DEFAULT_FORMULA), canonicalJson(DEFAULT_FORMULA)]);
  });

  it.each<[string, object, string]>([
    ['another version', { version: 2 }, '$.version'],
    ['an unknown base', { base: { kind: 'LAST_YEAR' } }, '$.base.kind'],
    ['a weight below nothing', { base: { kind: 'WEIGHTS', weights: { a: '-1' } } }, '$.base.weights.a'],
    [
      'a better grade with a smaller factor',
      { gradeFactors: { 优: '1', 良: '1.1', 中: '0.9', 差: '0.7' } },
      '$.gradeFactors',
    ],
    ['a grade without a factor', { gradeFactors: { 优: '1', 良: '1', 中: '1' } }, '$.gradeFactors.差'],
    [
      'a factor as a JSON number, which may have lost its last places',
      { gradeFactors: { 优: 1.1, 良: '1', 中: '1', 差: '1' } },
      '$.gradeFactors.优',
    ],
    ['a factor above ten', { gradeFactors: { 优: '10.1', 良: '1', 中: '1', 差: '1' } }, '$.gradeFactors.优'],
    [
      'a factor with seven decimals',
      { undecided: { kind: 'FACTOR', factor: '0.1234567' } },
      '$.undecided.factor',
    ],
    ['an exponent', { undecided: { kind: 'FACTOR', factor: '1e0' } }, '$.undecided.factor'],
    [
      'steps that leave low rates without one',
      { executionSteps: [{ from: '80', factor: '1' }] },
      '$.executionSteps',
    ],
    [
      'steps that climb',
      {
        executionSteps: [
          { from: '0', factor: '1' },
          { from: '80', factor: '1' },
        ],
      },
      '$.executionSteps',
    ],
    [
      'a step that stands twice',
      {
        executionSteps: [
          { from: '80', factor: '1' },
          { from: '80.0', factor: '0.9' },
          { from: '0', factor: '0.8' },
        ],
      },
      '$.executionSteps',
    ],
    [
      'more for less execution',
      {
        executionSteps: [
          { from: '80', factor: '0.9' },
          { from: '0', factor: '1' },
        ],
      },
      '$.executionSteps',
    ],
    ['a bound without a figure', { floor: { kind: 'AMOUNT' } }, '$.floor.wanyuan'],
    ['a bound left out', { ceiling: undefined }, '$.ceiling'],
    ['an odd amount for nobody', { oddAmount: 'TO_MANAGER' }, '$.oddAmount'],
  ])('[AL1] refuses %s, with its place', (_, overrides, path) => {
    const reading = readAllotmentFormula({ ...DEFAULT_FORMULA, ...overrides });
    expect(reading.ok ? null : reading.problem.path).toBe(path);
  });

  it.each([null, [], 'formula', 1])('[AL1] refuses %j', (json) => {
    expect(readAllotmentFormula(json).ok).toBe(false);
  });
});
