import { bucketKey, bucketOf, digestOfSums, RunningSum, type Bucket } from '@attain/shared/sync/bucket';
import { CHECKED_LISTS, checkedFieldsOf, CHECKSUM_VERSION } from '@attain/shared/sync/checked-fields';
import { rowChecksum } from '@attain/shared/sync/row-checksum';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import type { ChecksumsInput } from './bucket-result.ts';
import { BucketSumsService } from './bucket-sums.service.ts';
import type { PullPage } from './pull-result.ts';
import { Mirror, SyncDevice } from './sync-device.test-support.ts';
import { SyncHead } from './sync-head.entity.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';

const CHECKSUMS: ChecksumsInput = { version: CHECKSUM_VERSION, verified: null };
const FORM_A: Bucket = { unitId: 'a', roundId: 'round' };

/** The sums of what a device holds, added up here row by row. */
function sumsHeld({ rows }: Mirror) {
  const fields = checkedFieldsOf(CHECKSUM_VERSION);
  const held = CHECKED_LISTS.flatMap((list) =>
    [...rows].flatMap(([key, row]) =>
      key.startsWith(`${list} `) ? [{ list, row: row as Readonly<Record<string, unknown>> }] : [],
    ),
  );
  const placeOf = (list: string) => (id: string) => {
    const { orgUnitId, roundId } = rows.get(`${list} ${id}`) as { orgUnitId: string; roundId: string };
    return { unitId: orgUnitId, roundId };
  };
  const parents = { ofForm: placeOf('selfEvaluations'), ofTable: placeOf('targetTables') };
  const sums = new Map<string, { bucket: Bucket; sum: RunningSum }>();
  for (const { list, row } of held) {
    const bucket = bucketOf(list, row, parents) ?? FORM_A;
    const entry = sums.get(bucketKey(bucket)) ?? { bucket, sum: new RunningSum() };
    entry.sum.add(rowChecksum(list, fields?.[list] ?? [], row));
    sums.set(bucketKey(bucket), entry);
  }
  return [...sums.values()].map(({ bucket, sum }) => ({ ...bucket, count: sum.count, sum: sum.sum }));
}

describeOnEachDatabase('the sums of buckets', (open) => {
  let world: SyncWorld;
  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(() => void world.defects.splice(0));

  async function told(userId: string, checksums = CHECKSUMS) {
    const page = await world.pulls.pull(userId, { cursor: null, limit: 500, checksums });
    if (page.kind !== 'PullPage') throw new Error(page.kind);
    return page.bucketSums;
  }
  const sorted = (sums: readonly Bucket[]) =>
    sums.toSorted((one, other) => (bucketKey(one) < bucketKey(other) ? -1 : 1));

  it.each(['ann', 'bob', 'rex', 'mia', 'gus', 'ada'])(
    '[SY-B] are those of the rows that %s has pulled, before and after changes',
    async (userId) => {
      const mirror = await new Mirror(world, userId).pull();
      expect(sorted((await told(userId))?.buckets ?? [])).toEqual(sorted(sumsHeld(mirror)));

      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      await ann.push(
        ann.setActual(`${name}1`, '7'),
        ann.mutate('comment.add@1', { selfEvaluationId: `form-${name}`, indicatorId: null, text: '好' }),
      );
      await ann.push(await ann.submit('form-a'));
      const mia = new SyncDevice(world, 'mia');
      const finding = { roundId: 'round', key: 'F05 HEADLINE', fingerprint: '0'.repeat(16) };
      await mia.push(mia.mutate('finding.answer@1', { ...finding, reason: '已说明' }));
      await mirror.pull();
      const after = await told(userId);
      expect(sorted(after?.buckets ?? [])).toEqual(sorted(sumsHeld(mirror)));
      expect(after?.digest).toBe(digestOfSums(sumsHeld(mirror)));
      expect(after?.buckets?.length).toBe({ ann: 2, bob: 2, ada: 0 }[userId] ?? 5);
    },
  );

  it('[SY-B] are the same after a start as they have become by changes', async () => {
    const sums = new BucketSumsService();
    const { manager } = world.database.reader;
    const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
    const grants = [{ role: 'REVIEWER', path: '/r/' }] as const;
    const byChanges = await told('rex');
    expect(await sums.sumsAt(manager, head, grants, CHECKSUMS)).toEqual({
      ...byChanges,
      buckets: expect.arrayContaining([...(byChanges?.buckets ?? [])]) as unknown,
    });
  });

  it('[SY-B] come with the last page only, to those who ask, and in full when they have changed', async () => {
    const page = await world.pulls.pull('ann', { cursor: null, limit: 1, checksums: CHECKSUMS });
    expect(page).toMatchObject({ hasMore: true, bucketSums: null });
    expect(await world.pulls.pull('ann', { cursor: null, limit: 500 })).toMatchObject({ bucketSums: null });

    const first = await told('ann');
    const verified = { version: CHECKSUM_VERSION, verified: first?.digest ?? '' };
    expect(await told('ann', verified)).toEqual({ digest: first?.digest, buckets: null });
    const ann = new SyncDevice(world, 'ann');
    await ann.push(ann.setActual(`${await world.addForm('a')}2`, '3'));
    expect((await told('ann', verified))?.buckets).toHaveLength(2);
  });

  it('[SY-B] are left out for a version of the fields that this build does not know', async () => {
    expect(await told('ann', { version: 999, verified: null })).toBeNull();
    expect(await world.pulls.pullBucket('ann', { ...FORM_A, version: 999 }, null)).toBeNull();
  });

  it('[SY-B] cost no reading while nothing changes, and after a change its rows only, whoever asks', async () => {
    const sums = new BucketSumsService();
    const reads: string[] = [];
    const grants = {
      rex: [{ role: 'REVIEWER', path: '/r/' }],
      ann: [{ role: 'PREPARER', path: '/r/a/' }],
    } as const;
    const ask = async (who: keyof typeof grants) => {
      const { manager } = world.database.reader;
      const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
      return sums.sumsAt(recording(manager, reads), head, grants[who], CHECKSUMS);
    };
    await ask('rex');
    expect(reads).toContain('find IndicatorActual');
    reads.length = 0;

    for (let n = 0; n < 100; n += 1) await ask(n % 2 ? 'rex' : 'ann');
    expect(reads).toEqual([]);

    const ann = new SyncDevice(world, 'ann');
    await ann.push(ann.setActual(`${await world.addForm('a')}3`, '3'));
    await ask('ann');
    const once = [...reads];
    await ask('rex');
    expect(reads).toEqual(once);
    // What changed, and the rows of it: the feed and one statement.
    expect(once).toHaveLength(2);
  });

  it('[SY-B] are summed up anew for another epoch, and not told for a state that is past', async () => {
    const sums = new BucketSumsService();
    const { manager } = world.database.reader;
    const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
    const grants = [{ role: 'REVIEWER', path: '/r/' }] as const;
    const first = await sums.sumsAt(manager, head, grants, CHECKSUMS);
    expect(await sums.sumsAt(manager, { ...head, seq: head.seq - 1 }, grants, CHECKSUMS)).toBeNull();
    const restored = { epoch: 'restored', seq: head.seq - 1 };
    expect(await sums.sumsAt(manager, restored, grants, CHECKSUMS)).toEqual(first);
  });

  describe('of a device that finds its rows differing', () => {
    const bucket = { ...FORM_A, version: CHECKSUM_VERSION };

    it('[SY-B] [S9] send the rows of that bucket, in pages, to those who may see them', async () => {
      const mirror = await new Mirror(world, 'rex').pull();
      const due = [...mirror.rows].flatMap(([key, row]) =>
        bucketHolds(mirror, key, row as Row) ? [key.split(' ')[1] ?? ''] : [],
      );
      const page = await world.pulls.pullBucket('rex', bucket, null);
      expect(idsOf(page)).toEqual(due.sort());
      expect(page?.hasMore).toBe(false);
      expect(idsOf(await world.pulls.pullBucket('ann', bucket, null))).toEqual(due);
      expect(idsOf(await world.pulls.pullBucket('bob', bucket, null))).toEqual([]);
      expect(idsOf(await world.pulls.pullBucket('ada', bucket, null))).toEqual([]);
      const middle = page?.indicatorActuals[0]?.id ?? '';
      const rest = idsOf(await world.pulls.pullBucket('ann', bucket, `INDICATOR_ACTUAL ${middle}`));
      expect(rest.length).toBeGreaterThan(0);
      expect(rest.length).toBeLessThan(due.length);
    });

    it('[FT-43] are told to the operator, with the row that was changed behind the server’s back', async () => {
      await told('rex');
      const { gate } = world.database;
      const [row] = await world.database.reader.manager.findBy(IndicatorActual, {
        selfEvaluationId: 'form-b',
      });
      const id = row?.id ?? '';
      await gate.run((manager) => manager.update(IndicatorActual, { id }, { deviationReason: '磁盘' }));
      await world.pulls.pullBucket('bob', { ...bucket, unitId: 'b' }, null);
      expect(world.defects).toEqual([
        { event: 'bucket-differs-on-a-device', userId: 'bob', unitId: 'b', roundId: 'round' },
        { event: 'rows-altered-unrecorded', rows: [`INDICATOR_ACTUAL ${id}`] },
      ]);
      await gate.run((manager) => manager.update(IndicatorActual, { id }, { deviationReason: null }));
      world.defects.length = 0;
      await world.pulls.pullBucket('bob', { ...bucket, unitId: 'b' }, null);
      expect(world.defects).toHaveLength(1);
    });
  });
});

type Row = Readonly<Record<string, unknown>>;

function bucketHolds({ rows }: Mirror, key: string, row: Row): boolean {
  const form = (rows.get(`selfEvaluations ${String(row['selfEvaluationId'])}`) ?? {}) as Row;
  const table = (rows.get(`targetTables ${String(row['targetTableId'])}`) ?? {}) as Row;
  const isOwn = key.startsWith('targetTables') || key.startsWith('selfEvaluations');
  return (isOwn ? row : key.startsWith('indicators') ? table : form)['orgUnitId'] === 'a';
}

function idsOf(page: PullPage | null): string[] {
  const lists = CHECKED_LISTS.flatMap((list): readonly { readonly id: string }[] => page?.[list] ?? []);
  return lists.map(({ id }) => id).sort();
}

/** Writes down what is read through it. */
function recording(manager: EntityManager, reads: string[]): EntityManager {
  return new Proxy(manager, {
    get(target, key): unknown {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const [entity] = args;
        reads.push(`${String(key)} ${typeof entity === 'function' ? entity.name : ''}`);
        return Reflect.apply(member, target, args) as unknown;
      };
    },
  });
}
