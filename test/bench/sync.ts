import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedIn } from '../support/api-client.ts';
import { startServer } from '../support/start-server.ts';
import { TestDevice, type PulledRows } from '../support/test-device.ts';
import { startThrowawayPostgres } from '../support/throwaway-postgres.ts';
import { median, type Measurement } from './measurement.ts';
import { openRawPostgres, openRawSqlite, type RawStore } from './raw-store.ts';

const PUSHES = 60;
const MUTATIONS_PER_PUSH = 50;
const ROUNDS = 5;
/** Rows read per measured round of pulls. */
const PULLED_ROWS = 4000;

interface Rates {
  readonly pushed: number;
  readonly pulled: number;
}

/** Mutations and rows per second over HTTP beside the raw driver writing and reading the same rows. */
export async function measureSync(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attain-bench-'));
  const postgres = await startThrowawayPostgres();
  try {
    return [
      ...(await measureOn('SQLite', { DATA_DIR: join(folder, 'sqlite') }, () =>
        openRawSqlite(join(folder, 'sqlite/attain.sqlite')),
      )),
      ...(await measureOn(
        'PostgreSQL',
        { DATA_DIR: join(folder, 'postgres'), DATABASE_URL: postgres.url },
        () => openRawPostgres(postgres.url),
      )),
    ];
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(
  name: string,
  env: Record<string, string>,
  openRaw: () => Promise<RawStore>,
): Promise<Measurement[]> {
  const server = await startServer({ ...env, DEMO: '1', NODE_ENV: 'development' });
  const ours = await measureServer(server.url).finally(() => server.stop());
  const raw = await openRaw();
  try {
    const theirs = { pushed: await raw.writeAgain(), pulled: await raw.readAgain(PULLED_ROWS, ROUNDS) };
    return [
      {
        name: `push to ${name}, ${MUTATIONS_PER_PUSH} mutations a push`,
        value: ours.pushed,
        unit: 'mutations/s',
        against: { name: 'raw driver', value: theirs.pushed },
        wanted: { atLeast: 0.25 },
      },
      {
        name: `pull from ${name}`,
        value: ours.pulled,
        unit: 'rows/s',
        against: { name: 'raw driver', value: theirs.pulled },
        wanted: null,
      },
    ];
  } finally {
    await raw.close();
  }
}

async function measureServer(url: string): Promise<Rates> {
  const device = new TestDevice(await signedIn(url, 'urumqi'));
  const rows = await device.pull();
  const pushes = mutationsOf(device, rows);
  const warmUp = pushes.splice(0, 5);
  for (const mutations of warmUp) await device.push(...mutations);

  const begin = performance.now();
  for (const mutations of pushes) {
    const { verdicts } = await device.push(...mutations);
    const refused = verdicts?.find(({ outcome }) => outcome !== 'APPLIED');
    if (!verdicts || refused) throw new Error(`a push was not applied: ${JSON.stringify(refused)}`);
  }
  const pushed = (pushes.length * MUTATIONS_PER_PUSH * 1000) / (performance.now() - begin);

  const manager = new TestDevice(await signedIn(url, 'region-manage'));
  const pulled: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let count = 0;
    while (count < PULLED_ROWS) count += countRows(await manager.pull());
    pulled.push((count * 1000) / (performance.now() - start));
  }
  return { pushed, pulled: median(pulled.slice(1)) };
}

function countRows(rows: PulledRows): number {
  const lists: readonly unknown[][] = Object.values(rows);
  return lists.reduce((sum, list) => sum + list.length, 0);
}

/** Pushes that set one text after another in the rows of one form, each on the base of the one before. */
function mutationsOf(device: TestDevice, rows: PulledRows) {
  const form = rows.selfEvaluations.find(({ state }) => state === 'DRAFT' || state === 'RETURNED');
  const cells = rows.indicatorActuals.filter(({ selfEvaluationId }) => selfEvaluationId === form?.id);
  if (cells.length === 0) throw new Error('the demonstration has no form that can be filled in');
  const standing = new Map(cells.map(({ id, deviationReason }) => [id, deviationReason]));
  return Array.from({ length: PUSHES + 5 }, (_, push) =>
    Array.from({ length: MUTATIONS_PER_PUSH }, (__, i) => {
      const cell = cells[i % cells.length];
      if (!cell) throw new Error('unreachable: i % length is a place in the list');
      const value = `受市场需求放缓影响，第 ${push} 批第 ${i} 次填报`;
      const base = standing.get(cell.id) ?? null;
      standing.set(cell.id, value);
      const { selfEvaluationId, indicatorId } = cell;
      return device.mutate('actual.set@1', {
        selfEvaluationId,
        indicatorId,
        field: 'deviationReason',
        value,
        base,
      });
    }),
  );
}
