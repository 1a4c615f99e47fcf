import { describe, expect, it } from 'vitest';
import { isTestFile, packageOf, readFromRoot, writtenFiles } from './source-tree.ts';

const files = writtenFiles();

/** `SC2`, `RU11`: letters of the chapter, number of the rule; `F01`: as the field numbers an auditor's findings. */
const RULE_ID = '(?:[A-Z]{2,4}-?[A-Z0-9]{1,3}|F\\d{2})';

/** A rule stands at the beginning of a table row, a list item or a heading. */
function rulesOf(path: string): string[] {
  const atBeginning = new RegExp(`^(?:\\|\\s*|[-*]\\s+|#+\\s+)\\**\`?(${RULE_ID})\\b`, 'gm');
  return [...readFromRoot(path).matchAll(atBeginning)].map((match) => match[1] ?? '');
}

/** Ids in brackets at the beginning of a test's name: `[SC1] …`, `[SC1] [SC5] …`, `[SC1, SC5] …`. */
function idsTestedIn(path: string): string[] {
  const names = readFromRoot(path).matchAll(
    new RegExp(`['"\`]((?:\\[${RULE_ID}(?:, ${RULE_ID})*\\]\\s*)+)`, 'g'),
  );
  return [...names].flatMap((match) => (match[1] ?? '').match(new RegExp(RULE_ID, 'g')) ?? []);
}

describe('shared/SPEC.md', () => {
  const rules = rulesOf('shared/SPEC.md');
  const tested = new Map(
    files
      .filter((path) => isTestFile(path) && packageOf(path) === 'shared')
      .map((path) => [path, idsTestedIn(path)]),
  );
  const testedIds = new Set([...tested.values()].flat());

  it('numbers its rules, each once', () => {
    expect(rules).toEqual(expect.arrayContaining(['SC1', 'SC2', 'SC3', 'SC4', 'SC5', 'SC6', 'SC7', 'SC8']));
    expect(rules.filter((id, i) => rules.indexOf(id) !== i)).toEqual([]);
  });

  it('holds no rule without a test whose name begins with its id', () => {
    expect(rules.filter((id) => !testedIds.has(id))).toEqual([]);
  });

  it('holds every rule that a test of shared names', () => {
    const unknown = [...tested].flatMap(([path, ids]) =>
      ids.filter((id) => !rules.includes(id)).map((id) => `${path}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});
