import {
  checkEvidence,
  MAX_FILE_NAME_LENGTH,
  type EvidenceBreach,
} from '@attain/shared/evidence/check-evidence';
import {
  DOCUMENT_FORMATS,
  EVIDENCE_FORMATS,
  formatOfName,
  type EvidenceFormat,
} from '@attain/shared/evidence/evidence-format';
import { newFile, type NewFile } from '../local-data/evidence-files.ts';
import { keepEvidence } from '../local-data/evidence-uploads.ts';
import type { EvidenceView } from '../local-data/load-evidence.ts';
import { enterMutations } from '../local-data/outbox.ts';
import type { Workspace } from '../local-data/workspace.ts';
import { StorageFailure } from '../local-data/write-durably.ts';
import { isOutOfSpace } from './is-out-of-space.ts';
import { reducePhoto } from './reduce-photo.ts';

/** Why a chosen file was not added. Whatever the reason, nothing of it is kept, and nothing else is lost. */
export type AddFailure =
  | { readonly kind: 'BREACH'; readonly breach: EvidenceBreach }
  /** Neither a picture nor one of the formats that were named. */
  | { readonly kind: 'WRONG_FORMAT' }
  /** A picture that this browser cannot open. */
  | { readonly kind: 'UNREADABLE' }
  | { readonly kind: 'DUPLICATE' }
  | { readonly kind: 'NO_SPACE' }
  | { readonly kind: 'NOT_SAVED' };

/** Room that photographs leave to values, which are worth more and cost a thousandth. */
const RESERVED_BYTES = 5 * 1024 * 1024;

interface Target {
  readonly formId: string;
  readonly indicatorId: string;
  /** What the indicator has already. */
  readonly present: readonly EvidenceView[];
  /** How many those are, with what was added a moment ago. */
  readonly count: number;
}

interface Prepared {
  readonly format: EvidenceFormat;
  readonly full: NewFile;
  readonly thumbnail: NewFile | null;
}

/**
 * Adds one chosen photograph or file: made small, hashed, and written together with the mutation that names it, in one
 * durable transaction. Null: it is on this device, whatever happens to the network or the browser next.
 */
export async function addEvidence(
  { database, deviceTime, onEntered }: Workspace,
  { formId, indicatorId, present, count }: Target,
  file: File,
): Promise<AddFailure | null> {
  const prepared = await prepare(file);
  if ('kind' in prepared) return prepared;
  const { format, full, thumbnail } = prepared;
  const breach = checkEvidence({ format, byteCount: full.byteCount, thumbnail }, count);
  if (breach) return { kind: 'BREACH', breach };
  if (present.some(({ contentHash }) => contentHash === full.hash)) return { kind: 'DUPLICATE' };
  const files = thumbnail ? [full, thumbnail] : [full];
  if (!(await hasRoomFor(files))) return { kind: 'NO_SPACE' };

  const args = {
    selfEvaluationId: formId,
    indicatorId,
    fileName: nameOf(file, format),
    format,
    byteCount: full.byteCount,
    contentHash: full.hash,
    thumbnail: thumbnail && { byteCount: thumbnail.byteCount, contentHash: thumbnail.hash },
    takenAt: new Date(file.lastModified).toISOString(),
  };
  try {
    const entries = [{ name: 'evidence.add@1', args }] as const;
    await enterMutations(database, entries, deviceTime(), { alongside: keepEvidence(database, files) });
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    return { kind: isOutOfSpace(error) ? 'NO_SPACE' : 'NOT_SAVED' };
  }
  onEntered();
  return null;
}

async function prepare(file: File): Promise<Prepared | AddFailure> {
  if (file.size === 0) return { kind: 'BREACH', breach: { violation: 'EMPTY', limit: 1 } };
  const named = formatOfName(file.name);
  if (named !== null && DOCUMENT_FORMATS.includes(named)) {
    const breach = checkEvidence({ format: named, byteCount: file.size, thumbnail: null }, 0);
    // Before it is read: what is too large may be too large for the memory as well.
    if (breach) return { kind: 'BREACH', breach };
    const full = await newFile(await file.arrayBuffer(), EVIDENCE_FORMATS[named].mediaType);
    return { format: named, full, thumbnail: null };
  }
  if (named === null && !file.type.startsWith('image/')) return { kind: 'WRONG_FORMAT' };
  const picture = await reducePhoto(file);
  if (!picture) return { kind: 'UNREADABLE' };
  const { mediaType } = EVIDENCE_FORMATS.JPEG;
  return {
    format: 'JPEG',
    full: await newFile(await picture.full.arrayBuffer(), mediaType),
    thumbnail: await newFile(await picture.thumbnail.arrayBuffer(), mediaType),
  };
}

/** Asked before anything is written, where the browser says how much room it gives. */
async function hasRoomFor(files: readonly NewFile[]): Promise<boolean> {
  const needed = files.reduce((sum, { byteCount }) => sum + byteCount, RESERVED_BYTES);
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined || quota - usage >= needed;
  } catch {
    // It does not say: writing tells.
    return true;
  }
}

/** With the extension of what it has become, and no longer than the server takes. */
function nameOf({ name }: File, format: EvidenceFormat): string {
  const { extension } = EVIDENCE_FORMATS[format];
  const stem = name.replace(/\.[^.]{1,5}$/, '').trim() || 'evidence';
  // Not in the middle of a character that takes two places.
  const cut = stem.slice(0, MAX_FILE_NAME_LENGTH - extension.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}${extension}`;
}
