import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-tree.ts';

const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: 'test/eslint.config.js' });

/** What the linter would say if an existing file held this text. */
async function rulesBrokenBy(path: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: join(ROOT, path) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

const SHARED = 'shared/src/canonical-json/canonical-json.ts';
const RESOLVER = 'server/src/account/account.resolver.ts';
const SERVICE = 'server/src/account/account.service.ts';
const PAGE = 'client/src/messages/format-when.ts';
const STORE = 'client/src/local-data/database.ts';
const COMPONENT = 'client/src/ui/AppButton.vue';

describe('the boundary rules of the linter', () => {
  it.each([
    { path: SHARED, text: 'export const now = () => Date.now();', rule: 'no-restricted-properties' },
    { path: SHARED, text: 'export const now = () => new Date();', rule: 'no-restricted-syntax' },
    { path: SHARED, text: 'export const dice = () => Math.random();', rule: 'no-restricted-properties' },
    { path: SHARED, text: "export const say = () => console.log('');", rule: 'no-restricted-globals' },
    { path: SHARED, text: 'export const id = () => crypto.randomUUID();', rule: 'no-restricted-globals' },
    { path: SHARED, text: "export { join } from 'node:path';", rule: 'no-restricted-imports' },
    { path: RESOLVER, text: "export { In } from 'typeorm';", rule: 'no-restricted-imports' },
    { path: SERVICE, text: "export { Resolver } from 'type-graphql';", rule: 'no-restricted-imports' },
    { path: SERVICE, text: "export { parse } from 'graphql';", rule: 'no-restricted-imports' },
    { path: SERVICE, text: "export { HeaderMap } from '@apollo/server';", rule: 'no-restricted-imports' },
    { path: PAGE, text: "export const load = () => fetch('/');", rule: 'no-restricted-globals' },
    { path: PAGE, text: "export const load = () => window.fetch('/');", rule: 'no-restricted-properties' },
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
  ])('refuse in $path: $text', async ({ path, text, rule }) => {
    expect(await rulesBrokenBy(path, text)).toContain(rule);
  });

  it('let local-data store and shared compute', async () => {
    expect(await rulesBrokenBy(STORE, "export { default } from 'dexie';")).toEqual([]);
    expect(await rulesBrokenBy(SHARED, 'export const at = (ms: number) => new Date(ms);')).toEqual([]);
  });
});
