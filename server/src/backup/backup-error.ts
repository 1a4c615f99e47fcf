/** Why a backup cannot be made or brought back. */
export type BackupErrorCode =
  /** There is nothing at the path that a backup is to be read from. */
  | 'NO_FILE'
  /** The folder that a backup is to go into is not there: mistyped, or its disk is not mounted. */
  | 'NO_FOLDER'
  /** Something lies where the backup is to go: it may be the older one that phones rely on. */
  | 'FILE_EXISTS'
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
    options: ErrorOptions = {},
  ) {
    super(details === '' ? code : `${code}: ${details}`, options);
  }
}
