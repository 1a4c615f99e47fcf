/** A file of exported work, wherever it lies; read in pieces, since photographs may be more than fits in memory. */
export interface WorkFile {
  readonly size: number;
  /** Fewer bytes where the file ends before `to`. */
  read(from: number, to: number): Promise<ArrayBuffer>;
}

export function workFileOf(blob: Blob): WorkFile {
  return { size: blob.size, read: (from, to) => blob.slice(from, to).arrayBuffer() };
}
