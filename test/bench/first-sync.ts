import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedIn } from '../support/api-client.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { MANY_TABLE_ID, withIndicators } from './many-indicators.ts';
import { median, type Measurement } from './measurement.ts';
import { PouchdbPeer } from './pouchdb.ts';
import { DeviceStore, pullPages, type PulledRow } from './pull-pages.ts';

const INDICATORS = 5000;
const DEVICES = 100;
const FEW = 1000;
const MANY = 100_000;
const WAIT_LIMIT_MS = 30_000;
/** Ours and PouchDB's take turns; the first of them, until everything is compiled, are not counted. */
const ROUNDS = 7;
const WARM_UP = 2;
/** Of 100, 500 and 1000 the one that PouchDB is fastest with. */
const POUCHDB_BATCH = 500;

/** What one first sync took. */
interface FirstSync {
  readonly ms: number;
  readonly bytes: number;
}

/** First syncs over HTTP, beside PouchDB with the same records; many at once; and with many rows. */
export async function measureFirstSync(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attain-bench-'));
  const peer = await PouchdbPeer.start(join(folder, 'peer'));
  const at = (count: number) =>
    withIndicators(join(folder, `of-${count}`), count, (url) => pullAlone(url, count));
  try {
    const { alone, atOnce } = await withIndicators(join(folder, 'of'), INDICATORS, async (url) => ({
      alone: await beside(peer, url, folder),
      atOnce: await pullAtOnce(url),
    }));
    const [few, many] = [await at(FEW), await at(MANY)];
    return [
      {
        name: `first sync of ${INDICATORS} indicators, time`,
        value: alone.ours.ms,
        unit: 'ms',
        against: { name: 'PouchDB', value: alone.theirs.ms },
        wanted: { atMost: 0.1 },
      },
      {
        name: `first sync of ${INDICATORS} indicators, bytes`,
        value: alone.ours.bytes / 1024,
        unit: 'KiB',
        against: { name: 'PouchDB', value: alone.theirs.bytes / 1024 },
        wanted: { atMost: 0.25 },
      },
      {
        name: `first syncs of ${DEVICES} devices at once, median`,
        value: atOnce,
        unit: 'ms',
        against: { name: 'limit', value: WAIT_LIMIT_MS },
        wanted: { atMost: 1 },
      },
      {
        name: `first sync from ${FEW} to ${MANY} indicators, exponent`,
        value: Math.log(many / few) / Math.log(MANY / FEW),
        unit: '',
        against: { name: 'linear', value: 1 },
        wanted: { atMost: 1 },
      },
    ];
  } finally {
    peer.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same records from our server and from PouchDB's, each into an empty LevelDB. */
async function beside(
  peer: PouchdbPeer,
  url: string,
  folder: string,
): Promise<{ readonly ours: FirstSync; readonly theirs: FirstSync }> {
  const rows = await indicatorsOf(url);
  const theirFirstSync = await peer.serve(
    rows.map((row) => ({ _id: row.id, ...row })),
    POUCHDB_BATCH,
  );
  const ours: FirstSync[] = [];
  const theirs: FirstSync[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await ourFirstSync(url, join(folder, `device-${round}`)));
    theirs.push(await theirFirstSync());
  }
  return { ours: medianOf(ours.slice(WARM_UP)), theirs: medianOf(theirs.slice(WARM_UP)) };
}

async function ourFirstSync(url: string, folder: string): Promise<FirstSync> {
  const api = await signedIn(url, 'urumqi');
  const proxy = await TcpProxy.before(Number(new URL(url).port));
  const store = await DeviceStore.open(folder);
  const begin = performance.now();
  let count = 0;
  await pullPages(api.withCookie(api.cookie, proxy.url), async (rows, cursor) => {
    count += rows.length;
    await store.put(rows, cursor);
  });
  const ms = performance.now() - begin;
  if (count < INDICATORS) throw new Error(`${count} of ${INDICATORS} rows came`);
  await store.close();
  const bytes = proxy.bytes.answered + proxy.bytes.sent;
  await proxy.close();
  return { ms, bytes };
}

async function indicatorsOf(url: string): Promise<readonly PulledRow[]> {
  const all: PulledRow[] = [];
  await pullPages(await signedIn(url, 'urumqi'), (rows) => void all.push(...rows));
  return all.filter(({ targetTableId }) => targetTableId === MANY_TABLE_ID);
}

async function pullAlone(url: string, count: number): Promise<number> {
  const api = await signedIn(url, 'urumqi');
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    const begin = performance.now();
    let pulled = 0;
    await pullPages(api, (rows) => void (pulled += rows.length));
    times.push(performance.now() - begin);
    if (pulled < count) throw new Error(`${pulled} of ${count} rows came`);
  }
  return median(times.slice(1));
}

/** One session for all: to sign in is another matter, and made slow on purpose. */
async function pullAtOnce(url: string): Promise<number> {
  const api = await signedIn(url, 'urumqi');
  const times = Array.from({ length: DEVICES }, async () => {
    const begin = performance.now();
    await pullPages(api, () => undefined);
    return performance.now() - begin;
  });
  return median(await Promise.all(times));
}

function medianOf(syncs: readonly FirstSync[]): FirstSync {
  return { ms: median(syncs.map(({ ms }) => ms)), bytes: median(syncs.map(({ bytes }) => bytes)) };
}
