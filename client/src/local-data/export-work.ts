import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { sha256 } from '../sha256.ts';
import { openAttention } from './attention.ts';
import { readChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { readFile } from './evidence-files.ts';
import type { EvidenceFile, EvidenceUpload } from './evidence-records.ts';
import { StorageFailure } from './write-durably.ts';

export const EXPORT_FORMAT = 'attain-unsent-work';

/**
 * Raised when the file's shape changes; an importer reads every version ever written. 2: with a checksum. 3: one line
 * of JSON, then the bytes of photographs and files, one after the other as `files` lists them.
 */
export const EXPORT_VERSION = 3;

/** What a file of exported work consists of. The bytes are read one file at a time: together they may be too much. */
export interface WorkExport {
  /** The first line, with its end. */
  readonly head: string;
  readonly files: readonly EvidenceFile[];
  /** What is not settled, each once, whether its naming waits or its bytes only. */
  readonly entries: number;
  /** Photographs and files whose bytes are in it, and those whose bytes are no longer whole on this device. */
  readonly pieces: number;
  readonly lostPieces: number;
}

/**
 * Everything on this device that is not settled: pending mutations whole, as they would travel, those that wait for
 * the person, half-typed texts, and the bytes that the server lacks. The same person can import it on any device.
 *
 * @param onlyIds Of these entries only; everything when it is left out.
 */
export async function exportWork(
  database: LocalDatabase,
  userId: string,
  now: Date,
  onlyIds?: readonly string[],
): Promise<WorkExport> {
  const [chain, outbox, kept, conflicts, drafts, uploads] = await Promise.all([
    readChain(database),
    database.outbox.orderBy('seq').toArray(),
    database.kept.toArray(),
    database.fieldConflicts.toArray(),
    database.drafts.toArray(),
    database.evidenceUploads.orderBy('evidenceId').toArray(),
  ]);
  const open = new Set(openAttention(kept, conflicts).map(({ mutationId }) => mutationId));
  const isWanted = (id: string) => onlyIds?.includes(id) ?? true;
  const unsent = uploads
    .filter((upload) => isUnsent(upload) && isWanted(upload.evidenceId))
    .sort((a, b) => a.place - b.place);
  const files = await wholeFilesOf(database, unsent);
  const isWhole = ({ full }: EvidenceUpload) => files.some(({ hash }) => hash === full.hash);
  const body = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: now.toISOString(),
    userId,
    clientId: chain.clientId,
    epoch: chain.epoch,
    pending: outbox.filter(({ id }) => isWanted(id)),
    needsAttention: kept.filter(({ id }) => open.has(id) && isWanted(id)),
    drafts: onlyIds ? [] : drafts,
    uploads: unsent.map(({ evidenceId, selfEvaluationId, full, thumbnail }) => ({
      ...{ evidenceId, selfEvaluationId, full, thumbnail },
    })),
    files,
  };
  const pieces = unsent.filter(isWhole).length;
  const named = new Set([...body.pending, ...body.needsAttention].map(({ id }) => id));
  return {
    head: `${JSON.stringify({ ...body, checksum: await checksumOf(body) })}\n`,
    files,
    entries: named.size + unsent.filter(({ evidenceId }) => !named.has(evidenceId)).length,
    pieces,
    lostPieces: unsent.length - pieces,
  };
}

/**
 * The bytes behind the first line, in their order.
 *
 * @throws StorageFailure when some of them are gone since the export began
 */
export async function* readExportedFiles(
  database: LocalDatabase,
  { files }: WorkExport,
): AsyncGenerator<ArrayBuffer> {
  for (const { hash } of files) {
    const file = await readFile(database, hash);
    if (!file) throw new StorageFailure('bytes were lost during the export');
    yield file.bytes;
  }
}

/** The server does not have its bytes, as far as this device knows. */
export function isUnsent({ state }: EvidenceUpload): boolean {
  return state !== 'SENT' && state !== 'WITHDRAWN';
}

/** Each file once, thumbnails beside their pictures; those of which something is missing or altered are left out. */
async function wholeFilesOf(
  database: LocalDatabase,
  uploads: readonly EvidenceUpload[],
): Promise<readonly EvidenceFile[]> {
  const hashes = new Set(
    uploads.flatMap(({ full, thumbnail }) => [full.hash, ...(thumbnail ? [thumbnail.hash] : [])]),
  );
  const files: EvidenceFile[] = [];
  for (const hash of hashes) {
    const file = await readFile(database, hash);
    if (file) files.push({ hash, byteCount: file.byteCount, mediaType: file.mediaType });
  }
  return files;
}

/** SHA-256 (hex) of what the first line says, however it is laid out. */
export function checksumOf(body: object): Promise<string> {
  return sha256(canonicalJson(body));
}
