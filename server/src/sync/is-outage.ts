/** SQLite: somebody else writes, the disk is full, the disk fails. */
const SQLITE_OUTAGES = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR'];

/** PostgreSQL's classes: connection, rolled back (deadlock), no resources, shut down by an operator, lock not there. */
const POSTGRES_OUTAGE_CLASSES = ['08', '40', '53', '57', '55'];

/**
 * Whether an error of the database is about the moment and not about what was to be written: nobody's mutation is
 * set aside for it.
 */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  // The driver gives no code when the connection breaks under a query.
  if (code === null) return error instanceof Error && /^Connection terminated/.test(error.message);
  return (
    SQLITE_OUTAGES.includes(code) ||
    (/^[0-9A-Z]{5}$/.test(code) && POSTGRES_OUTAGE_CLASSES.includes(code.slice(0, 2))) ||
    /^E[A-Z]+$/.test(code)
  );
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : null;
}
