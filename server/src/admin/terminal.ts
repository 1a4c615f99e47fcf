import type { Config } from '../config.ts';
import type { Database } from '../database/data-source.ts';

export interface AdminContext {
  readonly config: Config;
  readonly database: Database;
}

/** What the commands are given to work with. */
export interface Terminal {
  readonly say: (line: string) => void;
  /** The database that is there; with `mayBegin` a new one where there is none. */
  readonly withDatabase: (
    work: (context: AdminContext) => Promise<void>,
    options?: { readonly mayBegin?: boolean },
  ) => Promise<void>;
}
