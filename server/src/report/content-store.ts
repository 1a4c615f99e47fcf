import { createHash, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** What a store gives its files; a draft that a power cut left behind has another one. */
const NAME = /^[0-9a-f]{64}$/;

/** Files under the names of their own SHA-256: the same bytes are kept once, and a changed file betrays itself. */
export class ContentStore {
  constructor(private readonly folder: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  pathOf(sha256: string): string {
    if (!NAME.test(sha256)) throw new RangeError('not the name of a file');
    return join(this.folder, sha256);
  }

  /** Keeps the bytes, and answers when a power cut cannot take them back. @returns Their SHA-256 (hex). */
  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(sha256);
    if ((await sizeOf(path)) === bytes.length) {
      // Young again, so that the next cleaning leaves it.
      const now = new Date();
      await utimes(path, now, now);
      return sha256;
    }
    // Of its own: the same bytes may be kept twice at once.
    const draft = `${path}.${randomUUID()}.draft`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await this.#syncNames();
    return sha256;
  }

  async has({
    sha256,
    byteCount,
  }: {
    readonly sha256: string;
    readonly byteCount: number;
  }): Promise<boolean> {
    return (await sizeOf(this.pathOf(sha256))) === byteCount;
  }

  /** Drops files, drafts included, that nobody names and that are older than this. */
  async clean(named: ReadonlySet<string>, olderThan: Date): Promise<number> {
    let dropped = 0;
    for (const name of await readdir(this.folder)) {
      if (named.has(name)) continue;
      const path = join(this.folder, name);
      // A draft may have got its name meanwhile, or another cleaning was faster.
      const found = await statOf(path);
      if (!found || found.mtime >= olderThan) continue;
      await rm(path, { force: true });
      dropped += 1;
    }
    return dropped;
  }

  /** A rename is safe once the folder's list of names is. */
  async #syncNames(): Promise<void> {
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

/** In bytes; null for what is not there. */
async function sizeOf(path: string): Promise<number | null> {
  return (await statOf(path))?.size ?? null;
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
