import { basename, extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isScript, readFromRoot, writtenFiles } from './source-tree.ts';

/** Each has a word of its own in the glossary: target, indicator, self-evaluation; Chinese is never spelled out. */
const DECIDED_AGAINST = /goal|kpi|jixiao|assessment|pinyin/i;
const SAYS_NOTHING = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'index', 'misc', 'constants'];

const self = 'test/architecture/glossary.test.ts';
const files = writtenFiles().filter((path) => path !== self && !path.startsWith('test/fixtures/'));
const scripts = files.filter(isScript);

describe('the glossary', () => {
  it('is kept in identifiers, comments and file names', () => {
    const texts = files.filter(
      (path) => isScript(path) || /\.(css|graphql)$/.test(path) || path.endsWith('SPEC.md'),
    );
    const found = texts.flatMap((path) => [
      ...(DECIDED_AGAINST.test(path) ? [path] : []),
      ...readFromRoot(path)
        .split('\n')
        .flatMap((line, i) => (DECIDED_AGAINST.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    ]);
    expect(texts.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('gives every file a name that says what it holds', () => {
    const stem = (path: string) => basename(path, extname(path)).replace(/\.test$/, '');
    expect(scripts.filter((path) => SAYS_NOTHING.includes(stem(path)))).toEqual([]);
  });

  it('writes scripts in kebab-case and components in PascalCase', () => {
    const wrong = scripts.filter((path) => {
      const name = basename(path);
      if (path === 'client/src/App.vue') return false;
      if (name.endsWith('.vue')) return !/^[A-Z][A-Za-z0-9]+\.vue$/.test(name);
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|mjs|js)$/.test(name);
    });
    expect(wrong).toEqual([]);
  });
});
