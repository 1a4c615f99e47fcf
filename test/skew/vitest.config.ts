import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '../..');
const conditions = ['source', 'module', 'node', 'development|production'];

/** Of one file, run in two checkouts by run.mjs; it stands apart since it needs both of them. */
export default defineConfig({
  root,
  resolve: { conditions, alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  ssr: { resolve: { conditions } },
  test: { include: ['test/skew/*.test.ts'], testTimeout: 240_000, hookTimeout: 60_000 },
});
