import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { build, loadConfigFromFile } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureServerBuilt } from '../../server/bin/ensure-built.mjs';
import { TestBrowser } from '../support/browser.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { RANDOM_TABLES } from '../support/random-tables.ts';
import { readFixture } from '../support/read-fixture.ts';

/** What both sides run: every table read, scored and examined, as one text. */
const SCORE_ALL = (modules: string, ending: string) => `
import { readTableInput } from '${modules}/scoring/read-table-input${ending}';
import { scoreTable } from '${modules}/scoring/score-table${ending}';
const scoreAll = (text) =>
  JSON.stringify(
    JSON.parse(text).map((table) => {
      const reading = readTableInput(table);
      return reading.ok ? scoreTable(reading.table) : reading.problem;
    }),
  );
`;

/** The engine as the client's build makes it: from the sources, with the client's own settings, for its browsers. */
async function bundleForBrowser(): Promise<string> {
  const entry = 'virtual:score-all';
  const root = join(PROJECT_ROOT, 'client');
  const client = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    join(root, 'vite.config.ts'),
    root,
  );
  if (!client) throw new Error('the client has no settings for its build');
  const { resolve, define, build: settings } = client.config;
  const result = await build({
    root,
    // Without the client's plugins: they would write a service worker beside the one that is served.
    configFile: false,
    logLevel: 'error',
    ...(resolve && { resolve }),
    ...(define && { define }),
    plugins: [
      {
        name: 'score-all',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) =>
          id === `\0${entry}` ? `${SCORE_ALL('@attain/shared', '')} globalThis.scoreAll = scoreAll;` : null,
      },
    ],
    build: { ...settings, write: false, rolldownOptions: { input: entry } },
  });
  if (!('output' in result)) throw new Error('the build gave several results');
  const chunks = result.output.flatMap((part) => (part.type === 'chunk' && part.isEntry ? part.code : []));
  const [code = '', ...more] = chunks;
  if (more.length > 0) throw new Error('the build gave several entries');
  return code;
}

/** The engine as the server's build makes it, in a Node process of its own. */
async function scoreInNode(tables: string): Promise<string> {
  ensureServerBuilt();
  const modules = pathToFileURL(join(PROJECT_ROOT, 'shared/dist')).href;
  const program = `${SCORE_ALL(modules, '.js')}
import { text } from 'node:stream/consumers';
process.stdout.write(scoreAll(await text(process.stdin)));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(tables);
  return text(child.stdout);
}

describe('the rule engine', () => {
  const browser = new TestBrowser({ serviceWorkers: 'block' });
  beforeAll(() => browser.open());
  afterAll(() => browser.close());

  it('[SC9] gives byte for byte the same in a browser and in Node, each from its own build', async () => {
    const random = fc.sample(RANDOM_TABLES, { seed: 2024, numRuns: 400 });
    const printed = readFixture<readonly { readonly input: object }[]>('tables.json').map(
      ({ input }) => input,
    );
    const tables = JSON.stringify([...printed, ...random]);
    const code = await bundleForBrowser();
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction('typeof scoreAll === "function"');
    // The page's own function, put there by the script above.
    const inBrowser = await page.evaluate(`scoreAll(${JSON.stringify(tables)})`);
    const inNode = await scoreInNode(tables);
    expect(JSON.parse(inNode)).toHaveLength(441);
    expect(inBrowser).toBe(inNode);
  });
});
