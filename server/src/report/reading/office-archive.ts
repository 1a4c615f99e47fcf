import { MAX_REPORT_FILE_BYTES as MOST_BYTES } from '@attain/shared/report/report-examination';
import { open, type FileHandle } from 'node:fs/promises';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import { ReportFileError, type FileProblem } from './file-problem.ts';
import { recogniseArchive, recogniseForeign, recogniseOldProgram } from './recognise-file.ts';

/** Unpacked, counted while unpacking: what an archive says of its own sizes is believed only where it is too much. */
const MOST_UNPACKED = 100 * 1024 * 1024;
const MOST_PARTS = 2000;
/** Tables compress well, some thirty times; only what was made to expand goes beyond this. */
const MOST_RATIO = 100;
/** Below this much a high ratio does no harm. */
const RATIO_COUNTS_FROM = 4 * 1024 * 1024;

const ZIP = Buffer.from('PK\u0003\u0004');
/** The container of .doc and .xls, and of whatever is locked with a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const MACRO = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|macrosheets\/)/i;
const MACRO_TYPE = /macroEnabled/i;
/** Enough to see what a file is that is not what was asked for. */
const HEAD_BYTES = 512;
const CONTENT_TYPES = '[Content_Types].xml';

/** The text parts of an Office file, unpacked one by one when they are asked for. */
export interface OfficeArchive {
  readonly names: ReadonlySet<string>;
  /** Null where there is no such part. */
  readonly read: (name: string) => Promise<string | null>;
}

/**
 * Opens an Office file of another origin for as long as `use` reads from it.
 *
 * @throws ReportFileError before anything is unpacked that is too much, locked, or holds a macro.
 */
export async function withOfficeArchive<T>(
  path: string,
  use: (archive: OfficeArchive) => Promise<T>,
): Promise<T> {
  const file = await openFile(path);
  try {
    await checkKind(file);
    const zip = await fromFdPromise(file.fd, { autoClose: false }).catch((error: unknown) =>
      damaged(null, error),
    );
    return await use(await openArchive(zip));
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    return refuse({ kind: 'UNREADABLE', reason: code });
  }
}

async function checkKind(file: FileHandle): Promise<void> {
  const stat = await file.stat();
  if (!stat.isFile()) refuse({ kind: 'UNREADABLE', reason: stat.isDirectory() ? 'EISDIR' : 'ENOTFILE' });
  if (stat.size > MOST_BYTES) refuse({ kind: 'TOO_LARGE', bytes: stat.size, limit: MOST_BYTES });
  if (stat.size === 0) refuse({ kind: 'EMPTY' });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
    const content = Buffer.alloc(stat.size);
    await file.read(content, 0, stat.size, 0);
    if (content.includes(ENCRYPTED)) refuse({ kind: 'PASSWORD' });
    refuse({ kind: 'OLD_FORMAT', program: recogniseOldProgram(content) });
  }
  if (!head.subarray(0, ZIP.length).equals(ZIP)) {
    refuse({ kind: 'NOT_OFFICE', found: recogniseForeign(head) });
  }
}

async function openArchive(zip: ZipFile): Promise<OfficeArchive> {
  const entries = await listEntries(zip);
  let unpacked = 0;
  const read = async (name: string): Promise<string | null> => {
    const entry = entries.get(name);
    if (!entry) return null;
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      // Bytes, as the stream has no encoding; its type does not know.
      const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
      for await (const bytes of stream) {
        size += bytes.length;
        unpacked += bytes.length;
        checkSize(entry, size, unpacked);
        chunks.push(bytes);
      }
    } catch (error) {
      if (error instanceof ReportFileError) throw error;
      damaged(name, error);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  };
  const types = await read(CONTENT_TYPES);
  const names = new Set(entries.keys());
  if (types === null) return refuse({ kind: 'NOT_OFFICE', found: recogniseArchive(names) });
  if (MACRO_TYPE.test(types)) refuse({ kind: 'MACRO', part: CONTENT_TYPES });
  return { names, read };
}

/** Every part by its name; nothing is unpacked yet. */
async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= MOST_PARTS) refuse({ kind: 'TOO_MANY_PARTS', limit: MOST_PARTS });
      if (entry.isEncrypted()) refuse({ kind: 'PASSWORD' });
      if (MACRO.test(entry.fileName)) refuse({ kind: 'MACRO', part: entry.fileName });
      declared += entry.uncompressedSize;
      if (declared > MOST_UNPACKED) expandsTooFar(entry);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    if (error instanceof ReportFileError) throw error;
    damaged(null, error);
  }
  return entries;
}

function checkSize(entry: Entry, size: number, unpacked: number): void {
  const isBlownUp = size > RATIO_COUNTS_FROM && size > entry.compressedSize * MOST_RATIO;
  if (unpacked > MOST_UNPACKED || isBlownUp) expandsTooFar(entry);
}

function expandsTooFar({ fileName }: Entry): never {
  return refuse({ kind: 'EXPANDS_TOO_FAR', part: fileName, limit: MOST_UNPACKED });
}

function damaged(part: string | null, error: unknown): never {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200);
  return refuse({ kind: 'DAMAGED', part, reason });
}

function refuse(problem: FileProblem): never {
  throw new ReportFileError(problem);
}
