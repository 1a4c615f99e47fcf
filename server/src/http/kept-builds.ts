import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Hashed files of the client: in the build, and where those of earlier builds are kept. */
export const ASSETS = 'assets';

/** So long a page may stay open, or a phone asleep, and still find a part of its own build that it never loaded. */
const KEPT_MS = 60 * 24 * 60 * 60_000;

/** A copy that was cut off. */
const PART = '.part';

/**
 * Keeps a copy of the present build's hashed files, so that the next build can still serve them, and drops those that
 * no build of the last 60 days had.
 *
 * @param build Folder of the built client.
 * @param kept Folder that outlives builds; made when it is missing.
 */
export async function keepBuild(build: string, kept: string, now: Date): Promise<void> {
  const present = await readdir(join(build, ASSETS));
  const folder = join(kept, ASSETS);
  await mkdir(folder, { recursive: true });
  const known = new Set(await readdir(folder));
  for (const name of present) {
    const copy = join(folder, name);
    if (!known.has(name)) {
      // Under its name only when it is whole: a name with a hash is believed for a year.
      await copyFile(join(build, ASSETS, name), copy + PART);
      await rename(copy + PART, copy);
    }
    // When a build had it last.
    await utimes(copy, now, now);
  }
  const isPresent = new Set(present);
  for (const name of known) {
    const copy = join(folder, name);
    if (isPresent.has(name)) continue;
    const { mtimeMs } = await stat(copy);
    if (name.endsWith(PART) || now.getTime() - mtimeMs > KEPT_MS) await rm(copy);
  }
}
