import type { EvidenceUpload } from './evidence-records.ts';

/** How far photographs and files are on their way: "照片 2/3，还剩 1.2 MB". */
export interface TransferProgress {
  readonly done: number;
  readonly all: number;
  readonly remainingBytes: number;
  /** All of them are photographs. */
  readonly arePictures: boolean;
}

/** Progress of what was added together, or since something waited; null while nothing waits. */
export function transferProgress(uploads: readonly EvidenceUpload[]): TransferProgress | null {
  const waiting = uploads.filter(({ state }) => state === 'WAITING');
  const batches = new Set(waiting.map(({ batch }) => batch));
  const counted = uploads.filter(({ batch, state }) => batches.has(batch) && state !== 'WITHDRAWN');
  if (waiting.length === 0) return null;
  return {
    done: counted.filter(({ state }) => state === 'SENT').length,
    all: counted.length,
    remainingBytes: waiting.reduce((sum, upload) => sum + remainingBytesOf(upload), 0),
    arePictures: counted.every(({ thumbnail }) => thumbnail !== null),
  };
}

function remainingBytesOf({ full, thumbnail, sentBytes, isThumbnailSent }: EvidenceUpload): number {
  return full.byteCount - sentBytes + (isThumbnailSent ? 0 : (thumbnail?.byteCount ?? 0));
}
