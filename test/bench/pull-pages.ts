import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FIRST_PAGE_LIMIT, pageLimitAfter } from '@attain/shared/sync/page-limit';
import type { ApiClient } from '../support/api-client.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { callOf, readCommittedSchema } from '../support/select-everything.ts';

export interface PulledRow {
  readonly id: string;
  readonly targetTableId?: string;
}

interface PullPage {
  readonly cursor: string;
  readonly hasMore: boolean;
}

const PULL = callOf(readCommittedSchema(), 'query', 'syncPull');

/** Pulls from the beginning, in pages as the app asks for them. */
export async function pullPages(
  api: ApiClient,
  keep: (rows: readonly PulledRow[], cursor: string) => Promise<void> | void,
): Promise<void> {
  let limit = FIRST_PAGE_LIMIT;
  for (let cursor: string | null = null, hasMore = true; hasMore;) {
    const begin = performance.now();
    const { syncPull: page }: { syncPull: PullPage } = await api.request(PULL, { cursor, limit });
    // The lists of a page hold rows, apart from verdicts and evictions, which a first pull of the bench has not.
    const rows = Object.values(page).filter(Array.isArray).flat() as PulledRow[];
    ({ cursor, hasMore } = page);
    await keep(rows, page.cursor);
    limit = pageLimitAfter(limit, performance.now() - begin);
  }
}

type Done = (error: Error | null | undefined) => void;
interface LevelDown {
  open(done: Done): void;
  batch(operations: readonly object[], done: Done): void;
  close(done: Done): void;
}

/** A device that keeps what it pulls where PouchDB keeps it: in a LevelDB, one batch a page. */
export class DeviceStore {
  private constructor(private readonly level: LevelDown) {}

  static async open(folder: string): Promise<DeviceStore> {
    const pouchdb = createRequire(join(PROJECT_ROOT, 'test/package.json')).resolve('pouchdb-node');
    // A native package without types, of which this much is used.
    const leveldown = createRequire(pouchdb)('leveldown') as (folder: string) => LevelDown;
    const level = leveldown(folder);
    await settle((done) => level.open(done));
    return new DeviceStore(level);
  }

  put(rows: readonly PulledRow[], cursor: string): Promise<void> {
    const puts = rows.map((row) => ({ type: 'put', key: row.id, value: JSON.stringify(row) }));
    return settle((done) => this.level.batch([...puts, { type: 'put', key: 'cursor', value: cursor }], done));
  }

  close(): Promise<void> {
    return settle((done) => this.level.close(done));
  }
}

function settle(run: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => (error ? reject(error) : resolve()));
  });
}
