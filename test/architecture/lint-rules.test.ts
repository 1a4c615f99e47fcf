import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-tree.ts';

const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: 'test/eslint.config.js' });

const SHARED = 'shared/src/canonical-json/canonical-json.ts';
const RESOLVER = 'server/src/account/account.resolver.ts';
const SERVICE = 'server/src/account/account.service.ts';
const PAGE = 'client/src/messages/format-when.ts';
const STORE = 'client/src/local-data/database.ts';
const COMPONENT = 'client/src/ui/AppButton.vue';

/** What is written into an existing file, a line each, and the rule that refuses it; null where none does. */
const LINES: readonly { readonly path: string; readonly text: string; readonly rule: string | null }[] = [
  { path: SHARED, text: 'export const now = () => Date.now();', rule: 'no-restricted-properties' },
  { path: SHARED, text: 'export const today = () => new Date();', rule: 'no-restricted-syntax' },
  { path: SHARED, text: 'export const dice = () => Math.random();', rule: 'no-restricted-properties' },
  { path: SHARED, text: "export const say = () => console.log('');", rule: 'no-restricted-globals' },
  { path: SHARED, text: 'export const id = () => crypto.randomUUID();', rule: 'no-restricted-globals' },
  { path: SHARED, text: "export { join } from 'node:path';", rule: 'no-restricted-imports' },
  { path: RESOLVER, text: "export { In } from 'typeorm';", rule: 'no-restricted-imports' },
  { path: SERVICE, text: "export { Resolver } from 'type-graphql';", rule: 'no-restricted-imports' },
  { path: SERVICE, text: "export { parse } from 'graphql';", rule: 'no-restricted-imports' },
  { path: SERVICE, text: "export { HeaderMap } from '@apollo/server';", rule: 'no-restricted-imports' },
  { path: PAGE, text: "export const load = () => fetch('/');", rule: 'no-restricted-globals' },
  { path: PAGE, text: "export const reload = () => window.fetch('/');", rule: 'no-restricted-properties' },
  { path: PAGE, text: "export { default } from 'dexie';", rule: 'no-restricted-imports' },
  { path: COMPONENT, text: '<template><p v-html="x" /></template>', rule: 'vue/no-v-html' },
  {
    path: SHARED,
    text: 'export const a = (b: any) => b as string;',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    path: SERVICE,
    text: 'export function f() { Promise.reject(new Error()); }',
    rule: '@typescript-eslint/no-floating-promises',
  },
  { path: STORE, text: "export { default } from 'dexie';", rule: null },
  { path: SHARED, text: 'export const at = (ms: number) => new Date(ms);', rule: null },
];

/** The rules that each text of the path breaks. All are linted at once: for each file the types are made anew. */
async function lint(path: string): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const texts = LINES.filter((line) => line.path === path).map(({ text }) => text);
  const [result] = await eslint.lintText(`${texts.join('\n')}\n`, { filePath: join(ROOT, path) });
  const rulesOf = (index: number) =>
    (result?.messages ?? []).filter(({ line }) => line === index + 1).map(({ ruleId }) => ruleId);
  return new Map(texts.map((text, index) => [text, rulesOf(index)]));
}

describe('the boundary rules of the linter', () => {
  const linted = new Map<string, ReturnType<typeof lint>>();
  const rulesBrokenBy = async (path: string, text: string) => {
    const result = linted.get(path) ?? lint(path);
    linted.set(path, result);
    return (await result).get(text);
  };

  it.each(LINES.filter(({ rule }) => rule !== null))(
    'refuse in $path: $text',
    async ({ path, text, rule }) => {
      expect(await rulesBrokenBy(path, text)).toContain(rule);
    },
  );

  it.each(LINES.filter(({ rule }) => rule === null))('allow in $path: $text', async ({ path, text }) => {
    expect(await rulesBrokenBy(path, text)).toEqual([]);
  });
});
