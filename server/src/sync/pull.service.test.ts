import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { Assignment } from '../account/assignment.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { recordChanges } from './record-changes.ts';
import { Mirror, SyncDevice } from './sync-device.test-support.ts';
import { SyncHead } from './sync-head.entity.ts';
import { createSyncWorld, recordAssignments, SCHEME_ID, type SyncWorld } from './sync-world.test-support.ts';

describeOnEachDatabase('PullService', (open) => {
  let world: SyncWorld;
  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());

  const head = () => world.database.reader.manager.findOneByOrFail(SyncHead, { id: 1 });
  const allOf = (mirror: Mirror) => [...mirror.rows].sort(([a], [b]) => (a < b ? -1 : 1));

  describe('from the beginning', () => {
    it('[S9] sends a preparer the own unit, what stands above, and nothing of the sibling', async () => {
      const ann = await new Mirror(world, 'ann').pull();

      expect(ann.ids('orgUnits').sort()).toEqual(['a', 'r']);
      expect(ann.ids('funds')).toEqual(['fund']);
      expect(ann.ids('schemes')).toEqual([SCHEME_ID]);
      expect(ann.ids('rounds')).toEqual(['round']);
      expect(ann.ids('targetTables')).toEqual(['table-a']);
      expect(ann.ids('indicators').sort()).toEqual(['a1', 'a2', 'a3']);
      expect(ann.ids('selfEvaluations')).toEqual(['form-a']);
      expect(ann.ids('indicatorActuals')).toHaveLength(3);
      expect(ann.ids('fundExecutions')).toHaveLength(3);
    });

    it.each(['rex', 'mia', 'gus'])('[S9] sends %s everything below the region', async (userId) => {
      const mirror = await new Mirror(world, userId).pull();
      expect(mirror.ids('orgUnits').sort()).toEqual(['a', 'b', 'r']);
      expect(mirror.ids('selfEvaluations').sort()).toEqual(['form-a', 'form-b', 'form-r']);
    });

    it('[S9] sends an administrator no figures at all', async () => {
      expect((await new Mirror(world, 'ada').pull()).rows.size).toBe(0);
    });

    it('tells where it stands', async () => {
      const { epoch, seq } = await head();
      expect(await new Mirror(world, 'ann').pullPage()).toMatchObject({
        ...{ epoch, seq, safeSeq: 0, hasMore: false, serverTime: world.clock, evictions: [], verdicts: [] },
      });
    });
  });

  describe('in pages', () => {
    beforeEach(async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      for (const n of [1, 2, 3])
        await ann.push(ann.setActual(`${name}1`, String(n), n > 1 ? String(n - 1) : null));
      await ann.push(
        ...['7', '8', '9'].map((value, index) =>
          ann.setActual(`${name}${index + 1}`, value, index === 0 ? '3' : null),
        ),
        ann.mutate('comment.add@1', { selfEvaluationId: `form-${name}`, indicatorId: null, text: '已填' }),
      );
    });

    it.each([1, 2, 7, 50])('[FT-61] comes to the same rows with a limit of %i', async (limit) => {
      const whole = await new Mirror(world, 'ann', 500).pull();
      const paged = await new Mirror(world, 'ann', limit).pull();

      expect(paged.pages).toBeGreaterThan(limit < 50 ? 3 : 0);
      expect(allOf(paged)).toEqual(allOf(whole));
      expect([...paged.verdicts.keys()].sort()).toEqual([...whole.verdicts.keys()].sort());
      // Each row once per run, however often it was changed.
      expect(new Set(paged.arrivals.values())).toEqual(new Set([1]));
    });

    it('[FT-61] ends each page at the end of a transaction', async () => {
      const mirror = new Mirror(world, 'ann', 1);
      const ends = new Set<number>();
      for (let hasMore = true; hasMore;) {
        const page = await mirror.pullPage();
        ({ hasMore } = page);
        ends.add(page.seq);
      }
      const rows = await world.database.reader.query<{ tx_seq: number | string }[]>(
        'SELECT DISTINCT tx_seq FROM change_feed UNION SELECT DISTINCT tx_seq FROM mutation_log',
      );
      const txEnds = new Set(rows.map(({ tx_seq }) => Number(tx_seq)));
      expect([...ends].filter((end) => !txEnds.has(end))).toEqual([]);
    });

    it('[S6] goes on from a cursor with what is new only', async () => {
      const mirror = await new Mirror(world, 'ann').pull();
      mirror.arrivals.clear();
      const ann = new SyncDevice(world, 'ann');
      const mutation = ann.setActual('a2', '5');
      await ann.push(mutation);

      const page = await mirror.pullPage();

      expect([...mirror.arrivals.keys()]).toEqual(['indicatorActuals actual-a2']);
      expect(page.indicatorActuals).toMatchObject([{ id: 'actual-a2', valueText: '5' }]);
      expect(page.verdicts).toMatchObject([{ mutationId: mutation.id, outcome: 'APPLIED' }]);
      expect((await mirror.pullPage()).indicatorActuals).toEqual([]);
    });

    it('[C-37] takes a senseless limit for the nearest sensible one', async () => {
      const pull = (limit: number) => world.pulls.pull('ann', { cursor: null, limit });
      expect(await pull(0)).toMatchObject({ kind: 'PullPage', hasMore: true });
      expect(await pull(-5)).toMatchObject({ kind: 'PullPage', hasMore: true });
      expect(await pull(99_999_999)).toMatchObject({ kind: 'PullPage', hasMore: false });
    });
  });

  it('[S4] tells verdicts to all devices of their author, and to nobody else', async () => {
    const [ann, abe, rex] = [new Mirror(world, 'ann'), new Mirror(world, 'abe'), new Mirror(world, 'rex')];
    for (const mirror of [ann, abe, rex]) await mirror.pull();
    const device = new SyncDevice(world, 'ann');
    const [verdict] = await device.push(device.setActual('b1', '1'));

    await ann.pull();
    await abe.pull();
    await rex.pull();

    expect(ann.verdicts.get(verdict?.mutationId ?? '')).toEqual(verdict);
    expect(abe.verdicts.has(verdict?.mutationId ?? '')).toBe(false);
    expect(rex.verdicts.has(verdict?.mutationId ?? '')).toBe(false);
  });

  describe('with a cursor', () => {
    const reset = async (userId: string, cursor: string) => world.pulls.pull(userId, { cursor, limit: 10 });
    const ownScope = async () => {
      const page = await world.pulls.pull('ann', { cursor: null, limit: 1 });
      return world.cursors.read(page.kind === 'PullPage' ? page.cursor : '')?.scope ?? '';
    };
    const own = async () => {
      const { epoch, seq, chainHash } = await head();
      return { epoch, seq, scopeGeneration: 1, scope: await ownScope(), userId: 'ann', chainHash };
    };

    it('[C-07] [FT-60] of its own goes on', async () => {
      expect((await reset('ann', world.cursors.sign(await own()))).kind).toBe('PullPage');
    });

    it.each([
      ['another user’s', { userId: 'rex' }, 'FOREIGN_CURSOR'],
      ['another epoch’s', { epoch: 'before the restore' }, 'EPOCH_CHANGED'],
      ['another scope’s', { scopeGeneration: 0 }, 'SCOPE_CHANGED'],
      ['another scope’s of the same generation', { scope: 'of a history that is gone' }, 'SCOPE_CHANGED'],
    ])('[C-07] [FT-60] of %s asks to begin again', async (_, change, reason) => {
      const cursor = world.cursors.sign({ ...(await own()), ...change });
      const { epoch } = await head();
      expect(await reset('ann', cursor)).toEqual({ kind: 'PullReset', reason, epoch });
    });

    it.each([
      ['a number that was never given out', { seq: 1_000_000 }],
      ['another chain of hashes', { chainHash: 'of a history that is gone' }],
    ])('[FT-41] proves by %s that an old copy of the database was put here', async (_, change) => {
      const cursor = world.cursors.sign({ ...(await own()), ...change });
      const before = await head();
      const answers = await Promise.all([reset('ann', cursor), reset('ann', cursor)]);
      const { epoch } = await head();
      expect(epoch).not.toBe(before.epoch);
      expect(answers).toContainEqual({ kind: 'PullReset', reason: 'HISTORY_REWOUND', epoch });
      // Whoever reads after the other has begun the new epoch meets that one.
      const reason = expect.stringMatching(/^(HISTORY_REWOUND|EPOCH_CHANGED)$/) as unknown;
      expect(answers).toEqual(answers.map(() => ({ kind: 'PullReset', reason, epoch })));
    });

    it.each(['', 'x', '0', 'eyJzZXEiOjB9.AAAA'])(
      '[C-07] [FT-60] that is made up (%j) asks to begin again',
      async (cursor) => {
        expect(await reset('ann', cursor)).toMatchObject({ kind: 'PullReset', reason: 'UNREADABLE_CURSOR' });
      },
    );
  });

  it('[C-14] asks to begin again when assignments change, and then shows the new scope only', async () => {
    const mirror = await new Mirror(world, 'abe').pull();
    expect(mirror.ids('selfEvaluations')).toContain('form-a');
    await world.database.gate.run((manager) => recordAssignments(manager, 'abe', [['PREPARER', 'b']]));

    expect(await world.pulls.pull('abe', { cursor: mirror.cursor, limit: 10 })).toMatchObject({
      kind: 'PullReset',
      reason: 'SCOPE_CHANGED',
    });
    const fresh = await new Mirror(world, 'abe').pull();
    expect(fresh.ids('orgUnits').sort()).toEqual(['b', 'r']);
    expect(fresh.ids('selfEvaluations')).toEqual(['form-b']);

    const abe = new SyncDevice(world, 'abe');
    expect(await abe.tell(abe.setActual('a1', '1'))).toBe('PARKED NOT_FOUND');
    await world.database.gate.run((manager) => recordAssignments(manager, 'abe', [['PREPARER', 'a']]));
  });

  it('[FT-58] evicts nothing of a scope that is empty by mistake and comes back', async () => {
    const name = await world.addForm('a');
    const mirror = await new Mirror(world, 'abe').pull();
    const before = allOf(mirror);
    const { cursor } = mirror;
    await world.database.gate.run((manager) => recordAssignments(manager, 'abe', [], world.clock));
    const ann = new SyncDevice(world, 'ann');
    await ann.push(ann.setActual(`${name}1`, '7'));

    world.clock = later(world.clock, 2);
    expect(await mirror.pullPage()).toMatchObject({ cursor, evictions: [], verdicts: [], hasMore: false });
    expect(allOf(mirror)).toEqual(before);

    await world.database.gate.run((manager) =>
      recordAssignments(manager, 'abe', [['PREPARER', 'a']], world.clock),
    );
    // What changed meanwhile is not missed either: the new scope is pulled whole.
    expect(await world.pulls.pull('abe', { cursor, limit: 10 })).toMatchObject({ reason: 'SCOPE_CHANGED' });
    expect(allOf(await new Mirror(world, 'abe').pull())).toEqual(
      allOf(await new Mirror(world, 'ann').pull()),
    );
  });

  it('[FT-58] lets rows go when the scope was ended and nobody mended it for ten minutes', async () => {
    const mirror = await new Mirror(world, 'abe').pull();
    await world.database.gate.run((manager) => recordAssignments(manager, 'abe', [], world.clock));
    const ask = () => world.pulls.pull('abe', { cursor: mirror.cursor, limit: 10 });
    world.clock = later(world.clock, 9);
    expect(await ask()).toMatchObject({ kind: 'PullPage', cursor: mirror.cursor });
    world.clock = later(world.clock, 1);
    expect(await ask()).toMatchObject({ kind: 'PullReset', reason: 'SCOPE_CHANGED' });
    expect((await new Mirror(world, 'abe').pull()).ids('selfEvaluations')).toEqual([]);
    await world.database.gate.run((manager) => recordAssignments(manager, 'abe', [['PREPARER', 'a']]));
  });

  it('[FT-58] stands still while roles are gone that nobody has ended', async () => {
    const mirror = await new Mirror(world, 'bob').pull();
    const before = allOf(mirror);
    const { gate, reader } = world.database;
    const lost = await reader.manager.findBy(Assignment, { userId: 'bob' });
    await gate.run((manager) => manager.delete(Assignment, { userId: 'bob' }));
    await mirror.pull();
    world.clock = later(world.clock, 60);
    await mirror.pull();
    await gate.run((manager) => manager.insert(Assignment, lost));
    expect(allOf(await mirror.pull())).toEqual(before);
    expect(world.defects).toContainEqual({ event: 'scope-empty-unconfirmed', userId: 'bob' });
  });

  it('[FT-57] evicts a form that moved to another unit, there where it was, and shows it where it is', async () => {
    const name = await world.addForm('a');
    const id = `form-${name}`;
    const [ann, bob, rex] = [new Mirror(world, 'ann'), new Mirror(world, 'bob'), new Mirror(world, 'rex')];
    for (const mirror of [ann, bob, rex]) await mirror.pull();
    await world.database.gate.run(async (manager) => {
      await manager.update(SelfEvaluation, { id }, { orgPath: '/r/b/' });
      await recordChanges(
        manager,
        ['/r/a/', '/r/b/'].map((ownerPath) => ({ entity: 'SELF_EVALUATION', id, reach: 'UNIT', ownerPath })),
      );
    });

    for (const limit of [1, 200]) {
      const page = await world.pulls.pull('ann', { cursor: ann.cursor, limit });
      expect(page).toMatchObject({ selfEvaluations: [], evictions: [{ entity: 'SELF_EVALUATION', id }] });
    }
    expect((await ann.pull()).ids('selfEvaluations')).not.toContain(id);
    expect((await bob.pull()).ids('selfEvaluations')).toContain(id);
    expect((await rex.pull()).ids('selfEvaluations')).toContain(id);
    expect((await new Mirror(world, 'ann').pull()).ids('selfEvaluations')).not.toContain(id);
  });

  it('[SY2] says of each value where its mutation stands in the log, not in its client’s own order', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const [verdict] = await ann.push(ann.setActual(`${name}1`, '7'));
    const mirror = await new Mirror(world, 'ann').pull();

    expect(verdict?.seq).toBeGreaterThan(1);
    expect(mirror.rows.get(`indicatorActuals actual-${name}1`)).toMatchObject({
      stamps: { valueText: { seq: verdict?.seq, mutationId: verdict?.mutationId } },
    });
  });

  it('reads one state, however many pushes pass by', async () => {
    const name = await world.addForm('a');
    const device = new SyncDevice(world, 'ann');
    const push = async () => {
      for (let n = 0; n < 15; n += 1) {
        const base = n === 0 ? null : String(n - 1);
        await device.push(
          device.setActual(`${name}1`, String(n), base),
          device.setActual(`${name}2`, String(n), base),
        );
      }
    };
    let isPushing = true;
    const pushing = push().finally(() => (isPushing = false));
    const mirror = new Mirror(world, 'rex', 3);
    for (let seen = 0; isPushing;) {
      const { seq } = await mirror.pullPage();
      expect(seq).toBeGreaterThanOrEqual(seen);
      seen = seq;
    }
    await pushing;
    await mirror.pull();

    const where = { selfEvaluationId: `form-${name}` };
    for (const { stamps, ...row } of await world.database.reader.manager.findBy(IndicatorActual, where)) {
      expect(mirror.rows.get(`indicatorActuals ${row.id}`)).toMatchObject(row);
      expect(Object.keys(stamps).length).toBe(row.valueText === null ? 0 : 1);
    }
  });
});

function later(clock: string, minutes: number): string {
  return new Date(Date.parse(clock) + minutes * 60_000).toISOString();
}
