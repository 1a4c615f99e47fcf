import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the whole project; found by walking up, because the benchmarks run from a compiled copy. */
export const PROJECT_ROOT = (() => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    if (folder === dirname(folder)) throw new Error('no pnpm-workspace.yaml above the tests');
    folder = dirname(folder);
  }
  return folder;
})();
