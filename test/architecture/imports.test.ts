import { describe, expect, it } from 'vitest';
import { findCycle } from './find-cycle.ts';
import {
  featureOf,
  fileExists,
  importsOf,
  isScript,
  isTestFile,
  packageOf,
  writtenFiles,
  type ImportLine,
} from './source-tree.ts';

const packages = ['shared', 'server', 'client'];
const sources = writtenFiles().filter(
  (path) => isScript(path) && packages.includes(packageOf(path)) && path.includes('/src/'),
);
const imports = sources.flatMap(importsOf);
const ofProduct = imports.filter(({ from }) => !isTestFile(from));

const show = ({ from, specifier }: ImportLine) => `${from} imports ${specifier}`;

/** These put features together or hold what all of them need, so they are no features themselves. */
const KNOW_ALL = ['graphql', 'database', 'demonstration', 'admin', 'messages', 'ui', 'api', 'errors', ''];

function graphOf(lines: readonly ImportLine[], nodeOf: (path: string) => string | undefined) {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of lines) {
    const source = nodeOf(from);
    const target = to === undefined ? undefined : nodeOf(to);
    if (source === undefined || target === undefined || source === target) continue;
    edges.set(source, (edges.get(source) ?? new Set()).add(target));
  }
  return edges;
}

describe('imports', () => {
  it('are found in every package', () => {
    for (const name of packages) expect(imports.some(({ from }) => packageOf(from) === name)).toBe(true);
  });

  it('name files that exist', () => {
    expect(imports.filter(({ to }) => to !== undefined && !fileExists(to)).map(show)).toEqual([]);
  });

  it('stay inside the package when they are relative', () => {
    const leaving = imports.filter(
      ({ from, specifier, to }) =>
        specifier.startsWith('.') && to !== undefined && packageOf(to) !== packageOf(from),
    );
    expect(leaving.map(show)).toEqual([]);
  });

  it('of shared name shared only', () => {
    const foreign = ofProduct.filter(
      ({ from, specifier }) => packageOf(from) === 'shared' && !specifier.startsWith('.'),
    );
    expect(foreign.map(show)).toEqual([]);
  });

  it('of the client never name the server, nor the other way round', () => {
    const crossing = imports.filter(
      ({ from, specifier }) =>
        (packageOf(from) === 'client' && specifier.startsWith('@attain/server')) ||
        (packageOf(from) === 'server' && specifier.startsWith('@attain/client')),
    );
    expect(crossing.map(show)).toEqual([]);
  });

  it('of test support stand in tests only', () => {
    expect(ofProduct.filter(({ specifier }) => specifier.startsWith('#test/')).map(show)).toEqual([]);
  });

  it('of a resolver stand where everything is put together only', () => {
    const stray = ofProduct.filter(
      ({ from, to }) => to?.endsWith('.resolver.ts') && !['', 'graphql'].includes(featureOf(from)),
    );
    expect(stray.map(show)).toEqual([]);
  });

  it('of client/src/ui name vue and ui only', () => {
    const foreign = ofProduct.filter(
      ({ from, specifier, to }) =>
        from.startsWith('client/src/ui/') &&
        (to === undefined ? !/^(vue|vant)(\/|$)/.test(specifier) : !to.startsWith('client/src/ui/')),
    );
    expect(foreign.map(show)).toEqual([]);
  });

  it.each(packages)('make no cycle between files of %s', (name) => {
    const lines = ofProduct.filter(({ from, isTypeOnly }) => packageOf(from) === name && !isTypeOnly);
    expect(findCycle(graphOf(lines, (path) => path))).toBeUndefined();
  });

  it.each(packages)('make no cycle between features of %s', (name) => {
    const lines = ofProduct.filter(({ from, isTypeOnly }) => packageOf(from) === name && !isTypeOnly);
    const cycle = findCycle(
      graphOf(lines, (path) =>
        packageOf(path) === name && !KNOW_ALL.includes(featureOf(path)) ? featureOf(path) : undefined,
      ),
    );
    expect(cycle).toBeUndefined();
  });
});

describe('findCycle', () => {
  it('finds a cycle behind a branch, and none in a diamond', () => {
    const graph = (...edges: [string, string[]][]) => new Map(edges.map(([from, to]) => [from, new Set(to)]));
    expect(findCycle(graph(['a', ['b', 'c']], ['b', ['d']], ['c', ['d']]))).toBeUndefined();
    expect(findCycle(graph(['a', ['b', 'c']], ['c', ['d']], ['d', ['c']]))).toEqual(['c', 'd', 'c']);
  });
});
