import { createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

class TooLarge extends Error {}

/** Writes what comes into a file, counted on the way. @returns Whether it stayed within the limit. */
export async function receiveFile(from: Readable, path: string, mostBytes: number): Promise<boolean> {
  let count = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      if (count > mostBytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(from, counter, createWriteStream(path, { mode: 0o600 }));
    return true;
  } catch (error) {
    if (error instanceof TooLarge) return false;
    throw error;
  }
}
