import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createReadStream, type ReadStream } from 'node:fs';
import { join } from 'node:path';
import type { EvidencePart } from '@attain/shared/evidence/evidence-state';
import { sha256Hex } from '../sha256-hex.ts';

/**
 * The bytes of evidence, below the data folder.
 *
 * - `uploads`: what is still coming in, kept by the tus store under `uploadName`
 * - `originals`: as received, whole and with the right hash; nobody is shown them, the hash stays checkable
 * - `served`: the checked copy that people are shown, one file per part
 *
 * Names are hashes of ids, since devices choose ids and `..` is one.
 */
export class EvidenceFiles {
  readonly uploadFolder: string;
  readonly #originals: string;
  readonly #served: string;

  constructor(dataFolder: string) {
    const root = join(dataFolder, 'evidence');
    this.uploadFolder = join(root, 'uploads');
    this.#originals = join(root, 'originals');
    this.#served = join(root, 'served');
  }

  async prepare(): Promise<void> {
    for (const folder of [this.uploadFolder, this.#originals, this.#served]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
  }

  uploadFile(evidenceId: string, part: EvidencePart): string {
    return join(this.uploadFolder, uploadName(evidenceId, part));
  }

  originalFile(evidenceId: string): string {
    return join(this.#originals, sha256Hex(evidenceId));
  }

  /** Moves the bytes to where they stay, and answers when a power cut cannot take them back. */
  async keepOriginal(evidenceId: string, from: string): Promise<void> {
    const to = this.originalFile(evidenceId);
    if (from === to) return;
    await sync(from);
    await rename(from, to);
    await sync(this.#originals);
  }

  async writeServed(evidenceId: string, part: EvidencePart, bytes: Uint8Array): Promise<void> {
    const to = this.#servedFile(evidenceId, part);
    const draft = `${to}.draft`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, to);
    await sync(this.#served);
  }

  /** The checked copy; null where it is missing, which a restored database without its files would show. */
  async readServed(evidenceId: string, part: EvidencePart): Promise<ReadStream | null> {
    const path = this.#servedFile(evidenceId, part);
    return (await exists(path)) ? createReadStream(path) : null;
  }

  async dropUpload(evidenceId: string, part: EvidencePart): Promise<void> {
    await this.#dropUploadNamed(uploadName(evidenceId, part));
  }

  /**
   * Drops what has come in for nobody: parts of uploads that no piece of evidence waits for, untouched for so long.
   *
   * @param awaited Names of the uploads that are waited for.
   */
  async dropOrphans(awaited: ReadonlySet<string>, olderThan: Date): Promise<number> {
    const names = (await readdir(this.uploadFolder)).filter((name) => !name.endsWith('.json'));
    let dropped = 0;
    for (const name of names.filter((upload) => !awaited.has(upload))) {
      const { mtime } = await stat(join(this.uploadFolder, name));
      if (mtime >= olderThan) continue;
      await this.#dropUploadNamed(name);
      dropped += 1;
    }
    return dropped;
  }

  #servedFile(evidenceId: string, part: EvidencePart): string {
    return join(this.#served, uploadName(evidenceId, part));
  }

  /** The store keeps a description beside each file. */
  async #dropUploadNamed(name: string): Promise<void> {
    await rm(join(this.uploadFolder, name), { force: true });
    await rm(join(this.uploadFolder, `${name}.json`), { force: true });
  }
}

/** The name of one part's upload in the store. */
export function uploadName(evidenceId: string, part: EvidencePart): string {
  return `${sha256Hex(evidenceId)}-${part}`;
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Of a folder as well: its list of names is what a rename writes. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
