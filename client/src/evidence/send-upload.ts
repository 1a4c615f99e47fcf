import { uploadPath } from '@attain/shared/evidence/evidence-paths';
import type { EvidencePart } from '@attain/shared/evidence/evidence-state';
import type { Outcome } from '../api/outcome.ts';
import type { Delivered } from '../api/send-bytes.ts';
import { readPull } from '../local-data/chain-state.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { CHUNK_BYTES, readChunk, readFile } from '../local-data/evidence-files.ts';
import type { EvidenceUpload } from '../local-data/evidence-records.ts';
import { updateUpload } from '../local-data/evidence-uploads.ts';
import type { Stop } from '../sync/push-step.ts';

/** The way of bytes to the server, bound to one user. */
export interface ByteTransport {
  fetchOffset(path: string): Promise<Outcome<Delivered>>;
  sendBytes(path: string, offset: number, bytes: ArrayBuffer): Promise<Outcome<Delivered>>;
}

/**
 * `sent`: the server has the part. `lost`: this device no longer has the bytes as they were named. `refused`: the
 * server waits for no such part.
 */
export type PartEnd = 'sent' | 'lost' | 'refused' | Stop;

/** An offset that does not move is not asked for again for ever. */
const STANDSTILLS = 3;

/** Sends what the server lacks of one part, and keeps count of it. */
export async function sendPart(
  database: LocalDatabase,
  transport: ByteTransport,
  upload: EvidenceUpload,
  part: EvidencePart,
): Promise<PartEnd> {
  const file = part === 'full' ? upload.full : upload.thumbnail;
  if (!file) return 'sent';
  const path = uploadPath(upload.evidenceId, part);
  let answer = await transport.fetchOffset(path);
  for (let standstills = 0, last = -1; standstills < STANDSTILLS;) {
    if (answer.kind === 'refused') return 'refused';
    if (answer.kind !== 'ok') return answer;
    if (answer.value === 'MISMATCH') {
      // Dropped there. Either the way changed a byte, and it is sent again, or the bytes here are no longer whole.
      if (!(await readFile(database, file.hash))) return 'lost';
      standstills += 1;
      answer = await transport.fetchOffset(path);
      continue;
    }
    const { offset } = answer.value;
    if (part === 'full') await updateUpload(database, upload.evidenceId, { sentBytes: offset });
    if (offset >= file.byteCount) return 'sent';
    standstills = offset > last ? 0 : standstills + 1;
    last = offset;
    const bytes = await readFrom(database, file.hash, offset);
    if (!bytes) return 'lost';
    answer = await transport.sendBytes(path, offset, bytes);
  }
  return { kind: 'outage', reason: 'unreachable', cause: 'server-error', retryAfterMs: null };
}

/** Notes what came of an upload, so that a restart and another tab know. */
export async function noteEnd(
  database: LocalDatabase,
  { evidenceId, full }: EvidenceUpload,
  end: 'sent' | 'lost' | 'refused',
): Promise<void> {
  if (end === 'lost') return updateUpload(database, evidenceId, { state: 'LOST' });
  const { pulledSeq } = await readPull(database);
  if (end === 'refused') {
    return updateUpload(database, evidenceId, { state: 'REFUSED', sentAtSeq: pulledSeq });
  }
  const done = { state: 'SENT', sentBytes: full.byteCount, isThumbnailSent: true } as const;
  await updateUpload(database, evidenceId, { ...done, sentAtSeq: pulledSeq });
}

/** The rest of the chunk in which an offset lies. */
async function readFrom(database: LocalDatabase, hash: string, offset: number): Promise<ArrayBuffer | null> {
  const chunk = await readChunk(database, hash, Math.floor(offset / CHUNK_BYTES));
  const rest = chunk?.slice(offset % CHUNK_BYTES);
  return rest && rest.byteLength > 0 ? rest : null;
}
