import { join } from 'node:path';
import { plantMutants } from './simulation/mutants/plant-mutants.ts';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = join(import.meta.dirname, '..');
const support = join(import.meta.dirname, 'support');

/** Workspace packages are read from their sources, so no test runs against an old build. */
const conditions = ['source', 'module', 'node', 'development|production'];

function project(
  name: string,
  folder: string,
  include: string,
  test: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return {
    extends: true,
    root: join(root, folder),
    test: { name, include: [include], ...test },
  };
}

const SIMULATION = {
  setupFiles: [join(root, 'test/simulation/setup.ts')],
  testTimeout: 120_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  root,
  resolve: {
    conditions,
    alias: [
      // Published twice; under Vite our sources would get the ES module and type-graphql the CommonJS one:
      // "Cannot use GraphQLObjectType … from another module or realm".
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      { find: /^#test\/(.*)$/, replacement: `${support}/$1.ts` },
    ],
  },
  ssr: { resolve: { conditions } },
  test: {
    environment: 'node',
    globalSetup: join(support, 'postgres-on-demand.ts'),
    setupFiles: [join(support, 'fail-on-console-error.ts')],
    maxWorkers: 2,
    projects: [
      project('shared', 'shared', 'src/**/*.test.ts', {
        setupFiles: [join(support, 'property-runs.ts')],
        testTimeout: process.env['NIGHTLY'] === '1' ? 600_000 : 60_000,
      }),
      project('architecture', 'test/architecture', '**/*.test.ts', { testTimeout: 300_000 }),
      project('client', 'client', 'src/**/*.test.ts', { testTimeout: 60_000 }),
      project('server', 'server', 'src/**/*.test.ts', { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('simulation', 'test/simulation', 'histories/*.test.ts', SIMULATION),
      // The same code with faults planted into it: no other project may load that.
      {
        ...project('mutants', 'test/simulation', 'mutants/*.test.ts', SIMULATION),
        plugins: [plantMutants()],
      },
      project('integration', 'test/integration', '**/*.test.ts', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
      project('faults', 'test/faults', '**/*.test.ts', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
      // A real browser and a real server share two cores; anything beside them would make times lie.
      project('browser', 'test/browser', '**/*.test.ts', {
        testTimeout: 180_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
});
