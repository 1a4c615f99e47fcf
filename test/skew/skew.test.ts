import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { NewEntry } from '../../client/src/local-data/mutation-chain.ts';
import { cellsOf } from '../support/own-cells.ts';
import { Phone } from '../support/phone.ts';
import { queryRaw } from '../support/raw-database.ts';
import { spawnServer, type RunningServer } from '../support/start-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';

const PENDING = 200;
const OWN_SERVER = join(PROJECT_ROOT, 'server/dist/main.js');
/** `server/dist/main.js` of the other release. */
const OTHER_SERVER = process.env['SKEW_OTHER_SERVER'] ?? '';

it('loses none of 200 pending mutations when the server is exchanged for one of another release', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-skew-'));
  let server: RunningServer | undefined;
  const phones: Phone[] = [];
  onTestFinished(async () => {
    for (const phone of phones) phone.close();
    await server?.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const exchange = async (entry: string) => {
    await server?.stop('SIGINT');
    server = await ready({ DATA_DIR: folder, DEMO: '1' }, entry);
    for (const phone of phones) phone.moveTo(server.url);
    return server;
  };
  const count = async () => {
    const log = await queryRaw({ DATA_DIR: folder }, 'SELECT id, outcome FROM mutation_log');
    const outcomes = new Set(log.map(({ outcome }) => outcome));
    return { logged: log.length, ids: new Set(log.map(({ id }) => id)).size, outcomes: [...outcomes] };
  };

  const own = await exchange(OWN_SERVER);
  const phone = await Phone.signIn(own.url, 'urumqi');
  phones.push(phone);
  const entries = await pendingEntries(phone);
  for (let start = 0; start < PENDING; start += 20) await phone.enter(entries.slice(start, start + 20));
  const held = await phone.held();
  expect(held).toHaveLength(PENDING);

  await exchange(OTHER_SERVER);
  const stop = await phone.sync();
  const met = await count();
  console.log(
    `the other release's server: ${JSON.stringify({ stop, ...met, pending: await phone.database.outbox.count() })}`,
  );
  expect((await phone.held()).toSorted()).toEqual(held.toSorted());
  expect(met.logged + (await phone.database.outbox.count())).toBe(PENDING);
  if (process.env['SKEW_MUST_ARRIVE'] === '1')
    expect(met).toMatchObject({ logged: PENDING, outcomes: ['APPLIED'] });

  await exchange(OWN_SERVER);
  const back = await phone.sync();
  const end = await count();
  console.log(`its own release's server again: ${JSON.stringify({ stop: back, ...end })}`);
  expect(end).toEqual({ logged: PENDING, ids: PENDING, outcomes: ['APPLIED'] });
  expect(await phone.database.outbox.count()).toBe(0);
});

/** Texts for every cell in turn, each on the base of the one before. */
async function pendingEntries(phone: Phone): Promise<NewEntry[]> {
  const cells = await cellsOf(phone);
  return Array.from({ length: PENDING }, (_, n) => {
    const cell = cells[n % cells.length];
    if (!cell) throw new Error('the phone has no cells');
    const before = n - cells.length;
    return {
      name: 'actual.set@1',
      args: {
        selfEvaluationId: cell.formId,
        indicatorId: cell.indicatorId,
        field: 'improvementMeasure',
        value: `第 ${n} 次`,
        base: before >= 0 ? `第 ${before} 次` : null,
      },
    };
  });
}

async function ready(env: Record<string, string>, entry: string): Promise<RunningServer> {
  const server = await spawnServer(env, entry);
  let hasEnded = false;
  void server.ended.then(() => (hasEnded = true));
  while (!hasEnded && !(await fetch(`${server.url}/readyz`).catch(() => null))?.ok) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (hasEnded) throw new Error(`the server does not start:\n${server.output()}`);
  return server;
}
