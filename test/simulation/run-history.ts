import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormView } from '../../client/src/local-data/form-view.ts';
import { loadFindingActs } from '../../client/src/local-data/load-finding-acts.ts';
import { loadOutbox } from '../../client/src/local-data/load-outbox.ts';
import type { DeviceEnd, Event, History, Json, ServerRows } from './history.ts';
import { ROUND_ID } from './steps/act-on-finding.ts';
import { screenOf } from './steps/cells.ts';
import type { Plan, Step } from './steps/step.ts';
import { takeStep } from './steps/take-step.ts';
import type { Device } from './world/device.ts';
import { scoresOfDevice, scoresOfServer } from './world/score-sheets.ts';
import type { ServerStorage } from './world/server-storage.ts';
import { World } from './world/world.ts';

const TABLES = [
  ...['mutation_log', 'change_feed', 'sync_head', 'sync_client', 'self_evaluation', 'indicator_actual'],
  ...[
    'fund_execution',
    'field_conflict',
    'submission',
    'review_decision',
    'comment',
    'target_table',
    'indicator',
    'evidence',
    'form_statement',
    'amendment',
    'finding_answer',
  ],
  ...['org_unit', 'fund', 'scheme', 'round'],
];

const FORMS = ['a', 'b', 'r'];

/** The network is whole again and nothing ends any more: so often may every device ask until nothing is left to do. */
const ROUNDS = 6;

/** Longer than the server waits before it lets an empty scope take rows away (FT-58). */
const HOLD_MS = 11 * 60_000;

/** Takes every step, heals what is broken, lets all devices come to rest, and writes down what there is in the end. */
export async function runHistory(
  storage: ServerStorage,
  { seed, pageLimit, steps, comparesRows = false }: Plan,
): Promise<History> {
  const world = new World(storage, seed);
  await world.begin();
  try {
    world.network.pageLimit = pageLimit;
    world.network.tellsSums = comparesRows;
    for (const [n, step] of steps.entries()) {
      // A step is plain data.
      world.record({ kind: 'step', n, step: step as unknown as Json });
      await takeStep(world, step);
    }
    await heal(world);
    const devices: DeviceEnd[] = [];
    for (const device of world.devices.values()) devices.push(await endOf(world, device));
    const server = await serverRows(world);
    const serverScores = await scoresOfServer(world.server.database, FORMS);
    return { events: world.events, server, serverScores, devices };
  } finally {
    await world.end();
  }
}

async function heal(world: World): Promise<void> {
  world.network.pageLimit = 200;
  while (world.network.slow.length > 0) {
    await world.network.deliverSlow(0);
    await world.settle();
  }
  while (world.network.late.length > 0) await world.network.deliverLate(0);
  for (const device of world.devices.values()) device.isOffline = false;
  // A scope that has become empty is believed by now.
  world.runtime.nowMs += HOLD_MS;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = world.events.length;
    for (const name of world.devices.keys()) {
      const sync: Step = { do: 'sync', device: name, tab: 0, fates: [] };
      await takeStep(world, sync);
      await takeStep(world, { do: 'send', device: name, tab: 0, fates: [] });
    }
    // A round in which nobody sent or learned anything is the last one.
    if (!world.events.slice(before).some(isNews)) return;
  }
}

function isNews(event: Event): boolean {
  if (event.kind === 'bytes') return event.method === 'PATCH';
  if (event.kind !== 'answered') return false;
  const { answer } = event;
  return (
    answer['__typename'] !== 'PullPage' ||
    Object.values(answer).some((list) => Array.isArray(list) && list.length > 0)
  );
}

async function endOf(world: World, device: Device): Promise<DeviceEnd> {
  const tab = await device.tab(0);
  const views = new Map<string, FormView>();
  for (const form of FORMS) {
    const view = await tab.view(`form-${form}`);
    if (view) views.set(form, view);
  }
  const { conflicts } = await loadOutbox(tab.database, world.grantsOf(device.user));
  const acts = await loadFindingActs(tab.workspace, ROUND_ID);
  const { tables } = device.storage.read(device.storage.tableNames());
  return {
    device: device.name,
    user: device.user,
    stores: device.stores(),
    // Rows of tables that hold objects.
    tables: tables as Readonly<Record<string, readonly Json[]>>,
    screens: [...views].map(([form, view]) => screenOf(form, view)),
    ...scoresOfDevice(views),
    listedConflicts: conflicts.map(({ id }) => id),
    findingActs: acts.map(({ id, ordinal, sync }) => ({ id, ordinal, sync })),
  };
}

async function serverRows(world: World): Promise<ServerRows> {
  const rows: Record<string, readonly Json[]> = {};
  const { reader } = world.server.database;
  for (const table of TABLES) rows[table] = await reader.query<Json[]>(`SELECT * FROM "${table}"`);
  return { ...rows, evidence_file: filesIn(world.server.originals) };
}

/** What lies there, with the hash of its bytes. */
function filesIn(folder: string): readonly Json[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}
