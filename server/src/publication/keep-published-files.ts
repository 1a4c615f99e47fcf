import { createHash } from 'node:crypto';
import type { ContentStore } from '../report/content-store.ts';
import type { MadeFile } from './make-published-files.ts';
import type { PublishedFile } from './publication.entity.ts';

const SUMS_FILE = 'SHA256SUMS';

/**
 * Keeps the files of a publication for good, and with them the list of their hashes as `sha256sum -c` reads it.
 *
 * @returns `contentHash` is that of the list, hence of all bytes.
 */
export async function keepPublishedFiles(
  store: ContentStore,
  made: readonly MadeFile[],
): Promise<{ readonly files: readonly PublishedFile[]; readonly contentHash: string }> {
  const files: PublishedFile[] = [];
  for (const file of made) files.push(await keep(store, file));
  const sums = files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
  const list = await keep(store, {
    name: SUMS_FILE,
    label: '各文件的 SHA-256',
    mediaType: 'text/plain; charset=utf-8',
    bytes: new TextEncoder().encode(sums),
  });
  return { files: [...files, list], contentHash: createHash('sha256').update(sums).digest('hex') };
}

async function keep(store: ContentStore, { bytes, ...facts }: MadeFile): Promise<PublishedFile> {
  return { ...facts, byteCount: bytes.length, sha256: await store.keep(bytes) };
}
