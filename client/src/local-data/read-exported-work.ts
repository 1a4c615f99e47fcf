import { sha256OfBytes } from '../sha256.ts';
import { checksumOf, EXPORT_FORMAT, EXPORT_VERSION } from './export-work.ts';
import type { EvidenceFile, OwedUpload } from './evidence-records.ts';
import type { Draft, KeptRecord, OutboxRecord } from './stored-records.ts';
import type { WorkFile } from './work-file.ts';

/** Why a file is not imported; nothing was changed then. */
export type ImportRefusal = 'not-our-file' | 'damaged' | 'too-new' | 'other-person' | 'own-file';

/** Where in the exported file some bytes lie. */
export interface ExportedFile extends EvidenceFile {
  readonly start: number;
}

export interface ExportedWork {
  /** Whose it is. */
  readonly userId: string;
  /** Of the server that refused `needsAttention`; null before the device's first contact with one. */
  readonly epoch: string | null;
  readonly pending: readonly OutboxRecord[];
  readonly needsAttention: readonly KeptRecord[];
  readonly drafts: readonly Draft[];
  readonly uploads: readonly OwedUpload[];
  readonly files: readonly ExportedFile[];
}

type Json = Readonly<Record<string, unknown>>;

/** An id as the server takes it. */
const ID = /^[0-9A-Za-z._:-]{1,48}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const NEWLINE = 10;

/** More than any device's texts; what is longer is no file of ours, and is not read into memory. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;
const FIRST_READ_BYTES = 1024 * 1024;

/** Reads an exported file of any released version. One bad entry makes the whole file unreadable: none is left out silently. */
export async function readExportedWork(
  file: WorkFile,
): Promise<ExportedWork | { readonly refusal: ImportRefusal }> {
  const { text, end } = await readText(file);
  const json = parse(text);
  if (!isObject(json) || json['format'] !== EXPORT_FORMAT) {
    // A file that breaks off in the middle is one of ours that did not arrive whole.
    return { refusal: text.includes(EXPORT_FORMAT) ? 'damaged' : 'not-our-file' };
  }
  const { version, checksum, ...rest } = json;
  if (typeof version !== 'number') return { refusal: 'damaged' };
  if (version > EXPORT_VERSION) return { refusal: 'too-new' };
  if (version >= 2 && checksum !== (await checksumOf({ ...rest, version }))) return { refusal: 'damaged' };
  const { userId, pending, needsAttention, drafts, epoch, uploads = [], files = [] } = json;
  if (typeof userId !== 'string' || userId === '') return { refusal: 'damaged' };
  if (!isListOf(pending, isMutation) || !isListOf(needsAttention, isKept) || !isListOf(drafts, isDraft))
    return { refusal: 'damaged' };
  if (!isListOf(uploads, isUpload) || !isListOf(files, isFile)) return { refusal: 'damaged' };
  const placed = placeFiles(files, end);
  if (version >= 3 && !(await areWhole(file, placed, end))) return { refusal: 'damaged' };
  const known = { epoch: typeof epoch === 'string' ? epoch : null, uploads, files: placed };
  return { userId, ...known, pending, needsAttention, drafts };
}

/** The first line, or all of a file from the time when there was nothing but text. `end`: where bytes begin. */
async function readText(file: WorkFile): Promise<{ readonly text: string; readonly end: number }> {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const most = Math.min(file.size, MAX_TEXT_BYTES);
  for (let size = FIRST_READ_BYTES; ; size *= 2) {
    const bytes = new Uint8Array(await file.read(0, Math.min(size, most)));
    const lineEnd = bytes.indexOf(NEWLINE) + 1;
    if (lineEnd === 0 && size < most) continue;
    const line = decode(bytes.subarray(0, lineEnd));
    if (isObject(parse(line))) return { text: line, end: lineEnd };
    return { text: decode(new Uint8Array(await file.read(0, most))), end: most };
  }
}

function placeFiles(files: readonly EvidenceFile[], start: number): readonly ExportedFile[] {
  let next = start;
  return files.map((file) => {
    const placed = { ...file, start: next };
    next += file.byteCount;
    return placed;
  });
}

/** Every byte that was named is there, and no other. */
async function areWhole(file: WorkFile, files: readonly ExportedFile[], textEnd: number): Promise<boolean> {
  if (file.size !== files.reduce((sum, { byteCount }) => sum + byteCount, textEnd)) return false;
  for (const { hash, start, byteCount } of files) {
    if ((await sha256OfBytes(await file.read(start, start + byteCount))) !== hash) return false;
  }
  return true;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isListOf<T>(json: unknown, isOne: (item: unknown) => item is T): json is readonly T[] {
  return Array.isArray(json) && json.every(isOne);
}

/** The name is not looked up: what a newer build entered is sent as it is, and the server keeps it. */
function isMutation(json: unknown): json is OutboxRecord {
  if (!isObject(json) || !isObject(json['args']) || !isObject(json['device'])) return false;
  const { id, name, groupId, seq, args, device } = json;
  const isNamed = typeof id === 'string' && ID.test(id) && typeof name === 'string';
  const isPlaced = typeof seq === 'number' && (groupId === null || typeof groupId === 'string');
  const isAbout = typeof args['selfEvaluationId'] === 'string';
  const isTimed = typeof device['wallMs'] === 'number' && typeof device['monoMs'] === 'number';
  return isNamed && isPlaced && isAbout && isTimed && typeof device['timeZone'] === 'string';
}

function isKept(json: unknown): json is KeptRecord {
  if (!isMutation(json)) return false;
  // Whatever else a kept record says is read where it is used; the verdict must be one.
  const { verdict } = json as OutboxRecord & { readonly verdict?: unknown };
  return isObject(verdict) && typeof verdict['seq'] === 'number' && typeof verdict['outcome'] === 'string';
}

function isDraft(json: unknown): json is Draft {
  if (!isObject(json)) return false;
  const { key, text, seen, savedAt } = json;
  const isSeen = seen === null || typeof seen === 'string';
  return typeof key === 'string' && typeof text === 'string' && isSeen && typeof savedAt === 'string';
}

function isUpload(json: unknown): json is OwedUpload {
  if (!isObject(json)) return false;
  const { evidenceId, selfEvaluationId, full, thumbnail } = json;
  const isNamed = typeof evidenceId === 'string' && ID.test(evidenceId);
  return (
    isNamed &&
    typeof selfEvaluationId === 'string' &&
    isPart(full) &&
    (thumbnail === null || isPart(thumbnail))
  );
}

function isFile(json: unknown): json is EvidenceFile {
  return isPart(json) && 'mediaType' in json && typeof json.mediaType === 'string';
}

function isPart(json: unknown): json is OwedUpload['full'] {
  if (!isObject(json)) return false;
  const { hash, byteCount } = json;
  return (
    typeof hash === 'string' && SHA256.test(hash) && Number.isSafeInteger(byteCount) && Number(byteCount) > 0
  );
}

function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
