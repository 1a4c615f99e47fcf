import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-tree.ts';

function filesOfGeneratedFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return folder.endsWith('/generated') ? [path] : [];
    return ['node_modules', 'dist', '.git'].includes(entry.name) ? [] : filesOfGeneratedFolders(path);
  });
}

function readGenerated(): Map<string, string> {
  const paths = [join(ROOT, 'server/schema.graphql'), ...filesOfGeneratedFolders(ROOT)];
  return new Map(paths.map((path) => [path.slice(ROOT.length + 1), readFileSync(path, 'utf8')]));
}

describe('generated files', () => {
  it('are what their command makes of the sources', () => {
    const committed = readGenerated();
    execFileSync('pnpm', ['generate'], { cwd: ROOT, stdio: 'pipe' });
    const made = readGenerated();
    // Other tests read these files meanwhile: what is right is not written again.
    for (const [path, text] of committed) if (made.get(path) !== text) writeFileSync(join(ROOT, path), text);
    expect(made).toEqual(committed);
  }, 120_000);

  it('say first by which command they are made', () => {
    const silent = [...readGenerated()].filter(
      ([, text]) => !/pnpm generate/.test(text.split('\n', 3).join('\n')),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });
});
