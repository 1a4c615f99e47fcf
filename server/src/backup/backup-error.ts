/** Why a backup cannot be made or brought back. */
export type BackupErrorCode =
  /** The file was not made by `pnpm admin backup`, or by a later release. */
  | 'NOT_A_BACKUP'
  /** The file holds other bytes than were written, or a database that does not check out. */
  | 'DAMAGED'
  /** SQLite's backup for a server on PostgreSQL, or the other way round. */
  | 'OTHER_DATABASE'
  /** The database is in use, so nothing is put in its place. */
  | 'SERVER_RUNS';

/** Something about the backup or its surroundings that an operator can mend. The database is as it was. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly code: BackupErrorCode,
    /** The tool's own words, a file, a number; no text for users. */
    readonly details = '',
  ) {
    super(details === '' ? code : `${code}: ${details}`);
  }
}
