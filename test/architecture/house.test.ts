import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileExists, isScript, readFromRoot, ROOT, writtenFiles } from './source-tree.ts';

const TOP_LEVEL = [
  ...['README.md', 'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'tsconfig.base.json'],
  ...['.gitignore', '.prettierignore', '.ci', 'shared', 'server', 'client', 'test'],
];
/** Made by git, an installation, a run. */
const LEFT_BEHIND = ['.git', 'node_modules', '.data', 'coverage', 'bench.json'];

const self = 'test/architecture/house.test.ts';
const files = writtenFiles().filter((path) => path !== self);
const scripts = files.filter(isScript);

function linesThatMatch(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readFromRoot(path)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}

describe('the house', () => {
  it('has nothing at its top but what the map shows', () => {
    const strangers = readdirSync(ROOT).filter((name) => ![...TOP_LEVEL, ...LEFT_BEHIND].includes(name));
    expect(strangers).toEqual([]);
  });

  it('names no path of one machine', () => {
    const texts = files.filter((path) =>
      /\.(ts|vue|mjs|js|css|json|md|yaml|html|graphql)$|\.ci\/run$/.test(path),
    );
    const machinePaths = /(^|[\s"'`(=:])(\/work\/|\/root\/|\/home\/[a-z]|\/Users\/|[A-Z]:\\\\)/;
    expect(texts.length).toBeGreaterThan(50);
    expect(linesThatMatch(texts, machinePaths)).toEqual([]);
  });

  it('leaves no test out', () => {
    const leftOut =
      /\b(it|test|describe|bench)\.(only|skip|todo|skipIf|runIf|fails)\b|\b(x|f)(it|describe)\(/;
    expect(linesThatMatch(scripts, leftOut)).toEqual([]);
  });

  it('gives a reason for every silenced rule', () => {
    const silenced = linesThatMatch(scripts, /eslint-disable|@ts-ignore|@ts-expect-error|prettier-ignore/);
    expect(silenced.filter((line) => !/ -- \S|@ts-expect-error \S/.test(line))).toEqual([]);
  });

  it('keeps files short enough to read at once', () => {
    const long = scripts
      .filter((path) => /^(shared|server|client)\/src\//.test(path) && !path.endsWith('.test.ts'))
      .map((path) => ({ path, lines: readFromRoot(path).split('\n').length }))
      .filter(({ lines }) => lines > 220);
    expect(long).toEqual([]);
  });

  it('has every file that its README speaks of', () => {
    const links = [...readFromRoot('README.md').matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((path) => !fileExists(path))).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const manifests = files.filter((path) => path.endsWith('package.json'));
    const loose = manifests.flatMap((path) => {
      // package.json files of our own; their shape is npm's.
      const manifest = JSON.parse(readFromRoot(path)) as Record<string, Record<string, string> | undefined>;
      return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
        Object.entries(manifest[kind] ?? {})
          .filter(([, version]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/.test(version))
          .map(([name, version]) => `${path}: ${name} ${version}`),
      );
    });
    expect(manifests.length).toBe(5);
    expect(loose).toEqual([]);
  });
});
