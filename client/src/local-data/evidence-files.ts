import { sha256OfBytes } from '../sha256.ts';
import type { LocalDatabase } from './database.ts';
import type { EvidenceFile } from './evidence-records.ts';

/** One record of IndexedDB, and one request on the network: 13 s at 20 kB/s. */
export const CHUNK_BYTES = 256 * 1024;

/** Bytes on their way into the database. */
export interface NewFile extends EvidenceFile {
  readonly bytes: ArrayBuffer;
}

export async function newFile(bytes: ArrayBuffer, mediaType: string): Promise<NewFile> {
  return { hash: await sha256OfBytes(bytes), byteCount: bytes.byteLength, mediaType, bytes };
}

/** Writes the bytes as chunks. Call it inside a transaction over both tables of files. */
export async function putFile(
  { evidenceFiles, evidenceChunks }: LocalDatabase,
  file: NewFile,
): Promise<void> {
  const { hash, byteCount, mediaType, bytes } = file;
  const count = Math.ceil(byteCount / CHUNK_BYTES);
  // One after the other: all copies of a large file at once would be a second file in memory.
  for (let index = 0; index < count; index += 1) {
    const start = index * CHUNK_BYTES;
    await evidenceChunks.put({ hash, index, bytes: bytes.slice(start, start + CHUNK_BYTES) });
  }
  await evidenceFiles.put({ hash, byteCount, mediaType });
}

/** One chunk of a file; null when it is not on this device. */
export async function readChunk(
  { evidenceChunks }: LocalDatabase,
  hash: string,
  index: number,
): Promise<ArrayBuffer | null> {
  const chunk = await evidenceChunks.get([hash, index]);
  return chunk?.bytes ?? null;
}

/** The whole file, checked against its hash; null when it is not whole on this device. */
export async function readFile(database: LocalDatabase, hash: string): Promise<NewFile | null> {
  const file = await database.evidenceFiles.get(hash);
  if (!file) return null;
  const bytes = new Uint8Array(file.byteCount);
  let at = 0;
  for (let index = 0; at < file.byteCount; index += 1) {
    const chunk = await readChunk(database, hash, index);
    if (!chunk || chunk.byteLength === 0 || at + chunk.byteLength > file.byteCount) return null;
    bytes.set(new Uint8Array(chunk), at);
    at += chunk.byteLength;
  }
  return (await sha256OfBytes(bytes.buffer)) === hash ? { ...file, bytes: bytes.buffer } : null;
}

/** Call it inside a transaction over both tables of files. */
export async function deleteFile(
  { evidenceFiles, evidenceChunks }: LocalDatabase,
  hash: string,
): Promise<void> {
  await evidenceFiles.delete(hash);
  await evidenceChunks.where('[hash+index]').between([hash, 0], [hash, Infinity]).delete();
}
