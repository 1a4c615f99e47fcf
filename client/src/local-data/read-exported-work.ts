import { checksumOf, EXPORT_FORMAT, EXPORT_VERSION } from './export-work.ts';
import type { Draft, KeptRecord, OutboxRecord } from './stored-records.ts';

/** Why a file is not imported; nothing was changed then. */
export type ImportRefusal = 'not-our-file' | 'damaged' | 'too-new' | 'other-person';

export interface ExportedWork {
  /** Of the server that refused `needsAttention`; null before the device's first contact with one. */
  readonly epoch: string | null;
  readonly pending: readonly OutboxRecord[];
  readonly needsAttention: readonly KeptRecord[];
  readonly drafts: readonly Draft[];
}

type Json = Readonly<Record<string, unknown>>;

/** An id as the server takes it. */
const ID = /^[0-9A-Za-z._:-]{1,48}$/;

/** Reads an exported file of any released version. One bad entry makes the whole file unreadable: none is left out silently. */
export async function readExportedWork(
  text: string,
  userId: string,
): Promise<ExportedWork | { readonly refusal: ImportRefusal }> {
  const json = parse(text);
  if (!isObject(json) || json['format'] !== EXPORT_FORMAT) {
    // A file that breaks off in the middle is one of ours that did not arrive whole.
    return { refusal: text.includes(EXPORT_FORMAT) ? 'damaged' : 'not-our-file' };
  }
  const { version, checksum, ...rest } = json;
  if (typeof version !== 'number') return { refusal: 'damaged' };
  if (version > EXPORT_VERSION) return { refusal: 'too-new' };
  if (version >= 2 && checksum !== (await checksumOf({ ...rest, version }))) return { refusal: 'damaged' };
  if (json['userId'] !== userId) return { refusal: 'other-person' };
  const { pending, needsAttention, drafts, epoch } = json;
  if (!isListOf(pending, isMutation) || !isListOf(needsAttention, isKept) || !isListOf(drafts, isDraft))
    return { refusal: 'damaged' };
  return { epoch: typeof epoch === 'string' ? epoch : null, pending, needsAttention, drafts };
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

function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
