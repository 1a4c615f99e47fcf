/** The files of a report that a job makes. */
export const ReportFileKind = { DOCX: 'DOCX', XLSX: 'XLSX', JSON: 'JSON' } as const;

export type ReportFileKind = keyof typeof ReportFileKind;

/**
 * Where the making of a report's files stands.
 *
 * INTERRUPTED: the server ended meanwhile; asking again begins anew.
 */
export const ReportJobState = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  INTERRUPTED: 'INTERRUPTED',
} as const;

export type ReportJobState = keyof typeof ReportJobState;

/** Why a job has no files. */
export const ReportJobError = {
  /** The unit that called the round has no form of its own, or the round is gone. */
  NO_FORM: 'NO_FORM',
  /** More rows than the memory that a job may take. */
  TOO_LARGE: 'TOO_LARGE',
  /** The disk has no room for the files. */
  DISK_FULL: 'DISK_FULL',
  /** Rows are no longer those that the person saw who puts the report up for sign-off. */
  CHANGED: 'CHANGED',
  /** The region's own template states what the data contradict; the findings tell where. */
  CONTRADICTION: 'CONTRADICTION',
  /** A fault of the program; its log has the reason. */
  DEFECT: 'DEFECT',
} as const;

export type ReportJobError = keyof typeof ReportJobError;

/** What a making is for: files to look at, or the version that is put up for sign-off. */
export const ReportJobPurpose = { FILES: 'FILES', VERSION: 'VERSION' } as const;

export type ReportJobPurpose = keyof typeof ReportJobPurpose;

export interface ReportFileFacts {
  readonly kind: ReportFileKind;
  /** With its ending, as it is saved: the report's title. */
  readonly name: string;
  readonly byteCount: number;
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string;
}

/** What is finished of a job, in this order. */
export type ReportStep = 'READ' | 'BUILT' | ReportFileKind | 'KEPT';

/** In per cent; a step counts when it is finished. Shares as measured on the demonstration, the .docx being the most. */
export const PROGRESS_AFTER: { readonly [S in ReportStep]: number } = {
  READ: 10,
  BUILT: 30,
  DOCX: 70,
  XLSX: 90,
  JSON: 95,
  KEPT: 100,
};

/** Nothing more comes of the job by itself. */
export function isFinished(state: ReportJobState): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}
