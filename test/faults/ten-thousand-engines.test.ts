import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { queryRaw } from '../support/raw-database.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { buildEngineProgram, Crowd } from './engines/crowd.ts';
import { fillCrowdDatabase } from './engines/crowd-database.ts';
import type { Held } from './engines/engine-process.ts';
import type { Call } from './engines/measured-fetch.ts';
import { startPeople } from './engines/people.ts';

const IS_NIGHTLY = process.env['NIGHTLY'] === '1';
/** By day a share of them, which shows that each entry arrives; what ten thousand do to a server only they show. */
const ENGINES = Number(process.env['ENGINES'] ?? (IS_NIGHTLY ? 10_000 : 100));
const PROCESSES = IS_NIGHTLY ? 4 : 1;
/** So many of them are in a process that has little to do, and tell how long a call takes; the others would measure themselves. */
const WITNESSES = ENGINES / 20;
const WITHIN_MS = IS_NIGHTLY ? 2_400_000 : 120_000;
const THOUSAND = 1000;
/** So long does the app wait for an answer. */
const PATIENCE_MS = 30_000;

/** How many engines are through, and what the server's process holds then. */
interface Mark {
  readonly through: number;
  readonly rssMb: number;
}

describe(`[FT-74] ${ENGINES} engines whose network comes back at once`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-crowd-'));
  const env = { DATA_DIR: join(folder, 'data') };
  const marks: Mark[] = [];
  let server: RunningServer;
  let crowds: readonly Crowd[] = [];
  let entered: readonly string[];
  let held: readonly Held[];
  let calls: readonly Call[];
  let witnessed: readonly Call[];
  let peoplesMs: readonly number[];
  let seconds: number;
  beforeAll(async () => {
    const members = await fillCrowdDatabase(env.DATA_DIR, ENGINES);
    server = await startServer({ ...env, DEMO: '1' });
    const program = await buildEngineProgram(join(folder, 'program'));
    crowds = [
      await Crowd.open(server.url, members.slice(WITNESSES), { program, processes: PROCESSES, niceness: 10 }),
      await Crowd.open(server.url, members.slice(0, WITNESSES), { program, processes: 1, niceness: 0 }),
    ];
    entered = crowds.flatMap((crowd) => crowd.entered);
    const people = startPeople(server.url);
    const begun = performance.now();
    const ends = await Promise.all(
      crowds.map((crowd) =>
        crowd.reconnect(() => marks.push({ through: throughOf(crowds), rssMb: rssMbOf(server) })),
      ),
    );
    seconds = (performance.now() - begun) / 1000;
    peoplesMs = await people.stop();
    held = ends.flatMap((end) => end.held);
    calls = ends.flatMap((end) => end.calls);
    witnessed = ends.at(-1)?.calls ?? [];
    tellFigures();
  }, WITHIN_MS);
  afterAll(async () => {
    for (const crowd of crowds) crowd.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const msOf = (operation: string, status: number) =>
    witnessed.filter((call) => call.operation === operation && call.status === status).map(({ ms }) => ms);
  const countOf = (operation: string, status: number) =>
    calls.filter((call) => call.operation === operation && call.status === status).length;

  /** What a test that passes does not show. */
  function tellFigures(): void {
    const kinds = [...new Set(calls.map(({ operation, status }) => `${operation} ${status}`))].sort();
    const rss = marks
      .filter((_, index) => index % Math.ceil(marks.length / 12) === 0)
      .concat(marks.slice(-1));
    const lines = [
      `${ENGINES} engines of ${(crowds.reduce((sum, { rssMb }) => sum + rssMb, 0) / ENGINES).toFixed(2)} MB`,
      `through after ${seconds.toFixed(0)} s, server's processor ${server.processorSeconds().toFixed(0)} s`,
      `server's memory, MB: ${rss.map(({ through, rssMb }) => `${rssMb.toFixed(0)} at ${through}`).join(', ')}`,
      figuresOf('people', peoplesMs),
      ...kinds.map((kind) => {
        const [operation = '', status] = kind.split(' ');
        return `${countOf(operation, Number(status))} ${figuresOf(kind, msOf(operation, Number(status)))}`;
      }),
    ];
    console.log(lines.join('\n'));
  }

  it('every entry arrives once, is applied, and is told to its phone as the log has it', async () => {
    const log = await queryRaw(env, 'SELECT id, seq, outcome FROM mutation_log');
    expect(log.map(({ id }) => id).sort()).toEqual(entered.toSorted());
    expect(log.filter(({ outcome }) => outcome !== 'APPLIED')).toEqual([]);
    expect(held.map(({ id, seq }) => [id, seq]).sort()).toEqual(log.map(({ id, seq }) => [id, seq]).sort());
    expect(entered).toHaveLength(3 * ENGINES);
  });

  it('[FT-77] the log is as its chain says', async () => {
    await expectIntactLog(env);
  });

  // A hundred are too few to send any away, and at a desk other work makes times lie.
  if (!IS_NIGHTLY) return;

  it('who is let in is answered well before a phone gives up, and the others are asked to come back', () => {
    expect(shareOf(msOf('SyncPush', 200), 0.95)).toBeLessThan(PATIENCE_MS / 2);
    expect(countOf('SyncConfirm', 503)).toBeGreaterThan(ENGINES / 10);
  });

  it('people are answered meanwhile', () => {
    expect(shareOf(peoplesMs, 0.95)).toBeLessThan(1000);
  });

  it('the server holds no more after the last thousand than after the first', () => {
    const after = (through: number) => marks.find((mark) => mark.through >= through)?.rssMb ?? NaN;
    expect(after(ENGINES)).toBeLessThan(after(THOUSAND) * 1.25);
  });
});

function throughOf(crowds: readonly Crowd[]): number {
  return crowds.reduce((sum, { through }) => sum + through, 0);
}

function figuresOf(name: string, ms: readonly number[]): string {
  const [half, most, all] = [0.5, 0.95, 0.9999].map((share) => shareOf(ms, share).toFixed(0));
  return `${name}: ${ms.length} calls, median ${half} ms, p95 ${most} ms, longest ${all} ms`;
}

function shareOf(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
}

function rssMbOf({ pid }: RunningServer): number {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}
