import { join } from 'node:path';
import { plantMutants } from './simulation/mutants/plant-mutants.ts';
import { EachProjectInTurn } from './support/each-project-in-turn.ts';
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

/**
 * One process serves file after file, and loads what they share once: for a small file, starting and importing costs
 * many times what its tests do. `leave-no-trace.ts` puts back what a file has replaced.
 */
const SHARED_PROCESS = { isolate: false };

const SIMULATION = {
  setupFiles: [join(root, 'test/simulation/setup.ts')],
  // The nightly run gives way to whatever else runs.
  testTimeout: process.env['NIGHTLY'] === '1' ? 1_200_000 : 120_000,
  hookTimeout: 60_000,
};

const BROWSER = {
  testTimeout: 180_000,
  hookTimeout: 120_000,
  // A browser is many processes on two cores. `tell-second-tries.ts` names what needed this; at a desk it fails.
  retry: process.env['CI'] ? 1 : 0,
};

const TIMED = 'month-offline.test.ts';

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
    // Their `afterAll`s run in reverse: spies are gone before the console is put back.
    setupFiles: [join(support, 'fail-on-console-error.ts'), join(support, 'leave-no-trace.ts')],
    maxWorkers: 2,
    sequence: { sequencer: EachProjectInTurn },
    // Vitest's own second is too short on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      project('shared', 'shared', 'src/**/*.test.ts', {
        ...SHARED_PROCESS,
        setupFiles: [join(support, 'property-runs.ts')],
        testTimeout: process.env['NIGHTLY'] === '1' ? 600_000 : 60_000,
      }),
      project('architecture', 'test/architecture', '**/*.test.ts', { testTimeout: 300_000 }),
      project('client', 'client', 'src/**/*.test.ts', { ...SHARED_PROCESS, testTimeout: 60_000 }),
      project('server', 'server', 'src/**/*.test.ts', {
        ...SHARED_PROCESS,
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      project('simulation', 'test/simulation', 'histories/*.test.ts', SIMULATION),
      // The same code with faults planted into it: no other project may load that.
      {
        ...project('mutants', 'test/simulation', 'mutants/*.test.ts', SIMULATION),
        plugins: [plantMutants()],
      },
      project('integration', 'test/integration', '**/*.test.ts', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        sequence: { groupOrder: 1 },
      }),
      project('faults', 'test/faults', '**/*.test.ts', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        sequence: { groupOrder: 1 },
      }),
      project('browser', 'test/browser', '**/*.test.ts', {
        ...BROWSER,
        exclude: [TIMED],
        sequence: { groupOrder: 2 },
      }),
      // What measures: anything beside a browser and its server on two cores would make times lie.
      project('browser-timed', 'test/browser', TIMED, {
        ...BROWSER,
        fileParallelism: false,
        sequence: { groupOrder: 3 },
      }),
    ],
  },
});
