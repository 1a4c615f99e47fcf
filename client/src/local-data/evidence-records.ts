/** The bytes of one photograph, thumbnail or file; they lie in as many chunks as it needs. */
export interface EvidenceFile {
  /** SHA-256 of all bytes, 64 hexadecimal digits. */
  readonly hash: string;
  readonly byteCount: number;
  readonly mediaType: string;
}

/** Bytes as they are: WebKit fails to store a `Blob` now and then, and one of many megabytes costs its whole size. */
export interface EvidenceChunk {
  readonly hash: string;
  readonly index: number;
  readonly bytes: ArrayBuffer;
}

/** One part of an upload: its file on this device. */
interface PartRecord {
  readonly hash: string;
  readonly byteCount: number;
}

/**
 * `WAITING`: bytes are still to be sent. `SENT`: the server said that it has them; a pull will tell what it made of
 * them. `LOST`: they are no longer on this device, or others than they were. `REFUSED`: the server knows nothing of
 * it (any more). `WITHDRAWN`: the person took it back before it was sent, and may want it again.
 */
export type UploadState = 'WAITING' | 'SENT' | 'LOST' | 'REFUSED' | 'WITHDRAWN';

/** What a device owes the server for one piece of evidence. */
export interface OwedUpload {
  /** Id of the mutation that names it. */
  readonly evidenceId: string;
  readonly selfEvaluationId: string;
  readonly full: PartRecord;
  readonly thumbnail: PartRecord | null;
}

/** How far this device is with it; made together with the mutation that names it. */
export interface EvidenceUpload extends OwedUpload {
  /** Counts up on this device; ids cannot tell the order, neither within a millisecond nor under a clock set back. */
  readonly place: number;
  /** Pieces added while others still waited: what "2 of 3" counts. */
  readonly batch: string;
  readonly state: UploadState;
  readonly isThumbnailSent: boolean;
  /** Of the full bytes. */
  readonly sentBytes: number;
  /** How far the device had pulled when the server took the last byte; null before. */
  readonly sentAtSeq: number | null;
  /** How far it had pulled when its row first said that the bytes are there: a backup of then has them. */
  readonly heldAtSeq: number | null;
}
