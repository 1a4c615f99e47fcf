import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { signedIn } from '../support/api-client.ts';
import { startServer } from '../support/start-server.ts';
import { TestDevice, type MutationInput, type PulledRows } from '../support/test-device.ts';
import { startThrowawayPostgres } from '../support/throwaway-postgres.ts';
import { median, type Measurement } from './measurement.ts';
import { PouchdbPeer } from './pouchdb.ts';
import { openRawPostgres, openRawSqlite, type RawStore } from './raw-store.ts';

const MUTATIONS_PER_PUSH = 50;
const PUSHES_PER_ROUND = 12;
/** All that are compared take turns, so that a busy moment of the machine meets each of them. */
const ROUNDS = 7;
/** Of those, the first ones: until everything is compiled and every cache is filled. */
const WARM_UP = 2;
const PULL_ROUNDS = 5;
/** Rows read per measured round of pulls. */
const PULLED_ROWS = 4000;

/** Mutations per second, one number a round. */
interface Rates {
  readonly ours: number[];
  readonly raw: number[];
  readonly pouchdb: number[];
}

/**
 * Mutations and rows per second over HTTP, beside the raw driver writing and reading the same rows, and beside
 * PouchDB replicating the same mutations.
 */
export async function measureSync(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attain-bench-'));
  const postgres = await startThrowawayPostgres();
  const peer = await PouchdbPeer.start(join(folder, 'peer'));
  try {
    const [sqlite, raw] = [join(folder, 'sqlite'), join(folder, 'raw')];
    const [ourUrl, rawUrl] = [
      await newDatabase(postgres.url, 'ours'),
      await newDatabase(postgres.url, 'raw'),
    ];
    return [
      ...(await measureOn('SQLite', peer, {
        ours: { env: { DATA_DIR: sqlite }, open: () => openRawSqlite(join(sqlite, 'attain.sqlite')) },
        raw: { env: { DATA_DIR: raw }, open: () => openRawSqlite(join(raw, 'attain.sqlite')) },
      })),
      ...(await measureOn('PostgreSQL', peer, {
        ours: { env: { DATA_DIR: sqlite, DATABASE_URL: ourUrl }, open: () => openRawPostgres(ourUrl) },
        raw: { env: { DATA_DIR: raw, DATABASE_URL: rawUrl }, open: () => openRawPostgres(rawUrl) },
      })),
    ];
  } finally {
    peer.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return new URL(`/${name}`, serverUrl).href;
}

interface Store {
  readonly env: Readonly<Record<string, string>>;
  readonly open: () => Promise<RawStore>;
}

async function measureOn(
  name: string,
  peer: PouchdbPeer,
  stores: { readonly ours: Store; readonly raw: Store },
): Promise<Measurement[]> {
  const settings = { DEMO: '1', NODE_ENV: 'development' };
  // The same tables with the same rows, for the driver alone.
  await (await startServer({ ...stores.raw.env, ...settings })).stop();
  const server = await startServer({ ...stores.ours.env, ...settings });
  const [ours, raw] = [await stores.ours.open(), await stores.raw.open()];
  try {
    const pushed = await measurePushes(server.url, ours, raw, peer);
    const pulled = await measurePulls(server.url);
    const read = await ours.readAgain(PULLED_ROWS, PULL_ROUNDS);
    const push = {
      name: `push to ${name}, ${MUTATIONS_PER_PUSH} mutations a push`,
      value: median(pushed.ours),
      unit: 'mutations/s',
    };
    return [
      { ...push, against: { name: 'raw driver', value: median(pushed.raw) }, wanted: { atLeast: 0.25 } },
      {
        ...push,
        against: { name: 'PouchDB, synced', value: median(pushed.pouchdb) },
        wanted: { atLeast: 6 },
      },
      {
        name: `pull from ${name}`,
        value: pulled,
        unit: 'rows/s',
        against: { name: 'raw driver', value: read },
        wanted: null,
      },
    ];
  } finally {
    await ours.close();
    await raw.close();
    await server.stop();
  }
}

async function measurePushes(url: string, ours: RawStore, raw: RawStore, peer: PouchdbPeer): Promise<Rates> {
  const device = new TestDevice(await signedIn(url, 'urumqi'));
  const pushes = mutationsOf(device, await device.pull());
  const replication = await peer.beginPush();
  const rates: Rates = { ours: [], raw: [], pouchdb: [] };
  let { seq } = await ours.takenAfter(0);
  for (let round = 0; round < ROUNDS; round++) {
    const turn = pushes.splice(0, PUSHES_PER_ROUND);
    const measured = { ours: await pushAll(device, turn), raw: 0, pouchdb: 0 };
    const taken = await ours.takenAfter(seq);
    seq = taken.seq;
    if (taken.pushes.length !== turn.length) throw new Error(`${taken.pushes.length} pushes are in the log`);
    measured.raw = await raw.write(taken.pushes);
    measured.pouchdb = await replication.push(
      turn.flat().map((mutation) => ({ _id: mutation.id, ...mutation })),
      MUTATIONS_PER_PUSH,
    );
    if (round < WARM_UP) continue;
    rates.ours.push(measured.ours);
    rates.raw.push(measured.raw);
    rates.pouchdb.push(measured.pouchdb);
  }
  await replication.end();
  return rates;
}

async function pushAll(device: TestDevice, pushes: readonly MutationInput[][]): Promise<number> {
  const begin = performance.now();
  for (const mutations of pushes) {
    const { verdicts } = await device.push(...mutations);
    const refused = verdicts?.find(({ outcome }) => outcome !== 'APPLIED');
    if (!verdicts || refused) throw new Error(`a push was not applied: ${JSON.stringify(refused)}`);
  }
  return (pushes.length * MUTATIONS_PER_PUSH * 1000) / (performance.now() - begin);
}

async function measurePulls(url: string): Promise<number> {
  const manager = new TestDevice(await signedIn(url, 'region-manage'));
  const pulled: number[] = [];
  for (let round = 0; round <= PULL_ROUNDS; round++) {
    const start = performance.now();
    let count = 0;
    while (count < PULLED_ROWS) count += countRows(await manager.pull());
    pulled.push((count * 1000) / (performance.now() - start));
  }
  return median(pulled.slice(1));
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
  return Array.from({ length: ROUNDS * PUSHES_PER_ROUND }, (_, push) =>
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
