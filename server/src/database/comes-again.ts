/** The server's own statements are some hundred. */
export const MOST_PREPARED = 200;

/** Statements that are worth preparing. One that RETURNs would stay open on SQLite, in the middle of its rows. */
export function comesAgain(sql: string): boolean {
  return STATEMENT.test(sql) && !/\bRETURNING\b/.test(sql);
}

const STATEMENT = /^(?:SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT)\b/;
