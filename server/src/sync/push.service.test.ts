import { MAX_MUTATIONS_PER_PUSH } from '@attain/shared/sync/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { UserAccount } from '../account/user-account.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';
import { short, SyncDevice } from './sync-device.test-support.ts';
import { SyncClient } from './sync-client.entity.ts';
import { SyncHead } from './sync-head.entity.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';

describeOnEachDatabase('PushService', (open) => {
  let world: SyncWorld;
  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());

  const rowOf = (indicatorId: string) =>
    world.database.reader.manager.findOneByOrFail(IndicatorActual, { indicatorId });
  const headSeq = async () => (await world.database.reader.manager.findOneByOrFail(SyncHead, { id: 1 })).seq;
  const logOf = ({ clientId }: SyncDevice) =>
    world.database.reader.manager.find(MutationLog, { where: { clientId }, order: { clientSeq: 'ASC' } });

  it('applies a value, keeps it as typed, and stamps it', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const mutation = ann.setActual(`${name}1`, '８．５');

    const answer = await ann.send([mutation]);

    const seq = await headSeq();
    expect(answer).toMatchObject({ kind: 'PushAccepted', lastSeq: 1, seq, safeSeq: 0 });
    expect(answer).toMatchObject({
      verdicts: [
        {
          mutationId: mutation.id,
          clientId: ann.clientId,
          clientSeq: 1,
          // The log row comes before the changed row in one unit of two numbers.
          seq: seq - 1,
          outcome: 'APPLIED',
          code: null,
          details: null,
          conflictId: null,
        },
      ],
    });
    expect(await rowOf(`${name}1`)).toMatchObject({
      valueText: '８．５',
      rev: 2,
      stamps: { valueText: { byName: '填报人 ann', at: world.clock, seq: 1, mutationId: mutation.id } },
    });
  });

  describe('told the same again', () => {
    it('[S1] [S4] answers byte for byte, and nothing changes', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      const mutations = [
        ann.setActual(`${name}1`, '6'),
        ann.setActual(`${name}1`, '字母'),
        ann.mutateRaw('form.dance@9', { to: '音乐' }),
        ann.mutateRaw('actual.set@1', 'not an object'),
      ];
      const first = await ann.push(...mutations);
      const seq = await headSeq();

      const again = await ann.push(...mutations);

      expect(JSON.stringify(again)).toBe(JSON.stringify(first));
      expect(again.map(short)).toEqual([
        'APPLIED',
        'PARKED VALUE_INVALID',
        'QUARANTINED UNKNOWN_MUTATION',
        'QUARANTINED MALFORMED_ARGS',
      ]);
      expect(await headSeq()).toBe(seq);
      expect((await rowOf(`${name}1`)).rev).toBe(2);
    });

    it('[FT-04] applies nothing again when an old push arrives after newer ones', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      const old = ann.setActual(`${name}1`, '1');
      await ann.push(old);
      await ann.push(ann.setActual(`${name}1`, '2', '1'));

      expect(await ann.tell(old)).toBe('APPLIED');

      expect((await rowOf(`${name}1`)).valueText).toBe('2');
    });

    it('answers twice for one that stands twice in a push', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      const [first, second] = [ann.setActual(`${name}1`, '1'), ann.setActual(`${name}2`, '2')];

      const verdicts = await ann.push(first, first, second, first);

      expect(verdicts.map(({ mutationId }) => mutationId)).toEqual(
        [first, first, second, first].map(({ id }) => id),
      );
      expect(await logOf(ann)).toHaveLength(2);
    });

    it('goes on after the part that it knows', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      const first = ann.setActual(`${name}1`, '1');
      await ann.push(first);

      const verdicts = await ann.push(first, ann.setActual(`${name}2`, '2'));

      expect(verdicts.map(({ clientSeq }) => clientSeq)).toEqual([1, 2]);
    });
  });

  describe('out of order', () => {
    it('[FT-05] stops at a gap and keeps what came before it', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      const [first, second, third] = [1, 2, 3].map((n) => ann.setActual(`${name}${n}`, `${n}`));
      if (!first || !second || !third) throw new Error('three were made');

      expect(await ann.send([second])).toEqual({ kind: 'MutationGap', expectedSeq: 1, verdicts: [] });
      expect(await ann.send([first, third])).toMatchObject({
        kind: 'MutationGap',
        expectedSeq: 2,
        verdicts: [{ mutationId: first.id, outcome: 'APPLIED' }],
      });
      expect((await ann.push(first, second, third)).map(short)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    });

    it('[S13] takes effect in the order of the device, whatever reaches the server first', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      const mutations = Array.from({ length: 6 }, (_, n) =>
        ann.setActual(`${name}1`, String(n + 1), n === 0 ? null : String(n)),
      );
      const sends = [mutations.slice(3), mutations.slice(0, 3), mutations, mutations.slice(2)];
      await Promise.all(sends.map((part) => ann.send(part)));
      await ann.push(...mutations);

      expect((await rowOf(`${name}1`)).valueText).toBe('6');
      expect((await logOf(ann)).map(({ outcome }) => outcome)).toEqual(Array(6).fill('APPLIED'));
    });
  });

  describe('from a copied phone', () => {
    it('[FT-24] tells the second copy that it is one, and takes its entries under a new name', async () => {
      const name = await world.addForm('a');
      const phone = new SyncDevice(world, 'ann');
      await phone.push(phone.setActual(`${name}1`, '1'));
      const copy = Object.assign(new SyncDevice(world, 'ann'), {
        clientId: phone.clientId,
        seq: phone.seq,
        prev: phone.prev,
      });
      const shared = phone.setActual(`${name}2`, '2');
      await phone.push(shared);
      const own = copy.setActual(`${name}3`, '有所增长');

      expect(await copy.send([own])).toEqual({ kind: 'ClientForked', lastSeq: 2 });

      const renamed = new SyncDevice(world, 'ann');
      // The copy holds one entry that the phone has sent, too: its id is known, its number is new.
      const known = { ...renamed.mutateRaw('actual.set@1', shared.args), id: shared.id };
      const renumbered = { ...own, seq: 1, prev: '' };
      expect(await renamed.send([renumbered])).toMatchObject({ verdicts: [{ outcome: 'APPLIED' }] });
      expect(await renamed.send([{ ...known, seq: 1, prev: '' }])).toMatchObject({
        verdicts: [{ mutationId: shared.id, clientId: phone.clientId, outcome: 'APPLIED' }],
      });
      expect((await rowOf(`${name}3`)).valueText).toBe('有所增长');
    });

    it('[SY5] notices a chain that is not its own', async () => {
      const name = await world.addForm('a');
      const ann = new SyncDevice(world, 'ann');
      await ann.push(ann.setActual(`${name}1`, '1'));
      const next = ann.setActual(`${name}1`, '2', '1');

      expect(await ann.send([{ ...next, prev: 'f'.repeat(64) }])).toEqual({
        kind: 'ClientForked',
        lastSeq: 1,
      });
      expect((await rowOf(`${name}1`)).valueText).toBe('1');
    });
  });

  it('[FT-40] tells of another epoch and takes nothing', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    await ann.push(ann.setActual(`${name}1`, '1'));
    const { epoch } = await world.database.reader.manager.findOneByOrFail(SyncHead, { id: 1 });
    const next = ann.setActual(`${name}2`, '2');

    expect(await ann.send([next], 'the epoch before')).toEqual({ kind: 'EpochChanged', epoch, lastSeq: 1 });
    expect((await rowOf(`${name}2`)).valueText).toBeNull();
    expect(await ann.send([next], epoch)).toMatchObject({ kind: 'PushAccepted', epoch, lastSeq: 2 });
  });

  describe('that must not be taken', () => {
    it('[C-09] refuses a device of another user, and tells nothing of it', async () => {
      const ann = new SyncDevice(world, 'ann');
      await ann.push(ann.setActual('a1', '1'));
      const thief = Object.assign(new SyncDevice(world, 'bob'), { clientId: ann.clientId });

      await expect(thief.send([])).rejects.toMatchObject({ code: 'FORBIDDEN', details: {} });
      await expect(thief.send([thief.setActual('b1', '1')], 'another epoch')).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await logOf(ann)).toHaveLength(1);
    });

    it('refuses an id that another user has used', async () => {
      const ann = new SyncDevice(world, 'ann');
      const mutation = ann.setActual('a2', '1');
      await ann.push(mutation);
      const bob = new SyncDevice(world, 'bob');

      await expect(bob.send([{ ...bob.setActual('b2', '1'), id: mutation.id }])).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    });

    it('[C-14] refuses an account that was disabled while its session lived', async () => {
      const bob = new SyncDevice(world, 'bob');
      const setDisabled = (isDisabled: boolean) =>
        world.database.gate.run((manager) => manager.update(UserAccount, { id: 'bob' }, { isDisabled }));
      await setDisabled(true);
      await expect(bob.push(bob.setActual('b3', '1'))).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
      await setDisabled(false);
    });

    it('[C-32] refuses more than a push may hold', async () => {
      const ann = new SyncDevice(world, 'ann');
      const many = Array.from({ length: MAX_MUTATIONS_PER_PUSH + 1 }, () => ann.setActual('a3', '1'));
      await expect(ann.send(many)).rejects.toMatchObject({
        code: 'BATCH_TOO_LARGE',
        details: { limit: MAX_MUTATIONS_PER_PUSH },
      });

      const long = new SyncDevice(world, 'ann');
      const big = Array.from({ length: 25 }, () => long.setActual('a3', '字'.repeat(4000)));
      await expect(long.send(big)).rejects.toMatchObject({ code: 'BATCH_TOO_LARGE' });
    });

    it.each([
      ['an id with a quote', { id: "x' OR '1'='1" }],
      ['an empty id', { id: '' }],
      ['a long id', { id: 'x'.repeat(49) }],
      ['a number of zero', { seq: 0 }],
      ['a long name', { name: 'x'.repeat(65) }],
      ['a NUL in the name', { name: 'a\0' }],
      ['a long hash', { prev: 'x'.repeat(65) }],
      ['an empty group', { groupId: '' }],
      ['endless depth', { args: JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`) as unknown }],
    ])('refuses a push with %s as a whole', async (_, fault) => {
      const ann = new SyncDevice(world, 'ann');
      const seq = await headSeq();
      await expect(ann.send([{ ...ann.setActual('a3', '1'), ...fault }])).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
      expect(await headSeq()).toBe(seq);
    });
  });

  it('[C-31] keeps what JSON cannot carry, and goes on', async () => {
    const ann = new SyncDevice(world, 'ann');
    const args = { selfEvaluationId: 'form-a', source: 'LOCAL', field: 'arrivedInFen', base: null };
    // 1e400 in JSON arrives as infinity. The chain is made from what is kept of it, so the next link fits.
    const kept = ann.mutateRaw('execution.set@1', { ...args, value: 'Infinity' });
    const sent = { ...kept, args: { ...args, value: Infinity } };

    expect((await ann.push(sent, ann.setActual('a3', '有所增长'))).map(short)).toEqual([
      'QUARANTINED MALFORMED_ARGS',
      'APPLIED',
    ]);
    expect((await logOf(ann))[0]?.args).toEqual(kept.args);
  });

  it('[S1] takes a new device once when its first pushes come at the same moment', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const first = ann.setActual(`${name}1`, '1');

    const answers = await Promise.all(Array.from({ length: 4 }, () => ann.push(first)));

    expect(new Set(answers.map((verdicts) => JSON.stringify(verdicts))).size).toBe(1);
    expect(await logOf(ann)).toHaveLength(1);
  });

  it('remembers how much a device still holds', async () => {
    const ann = new SyncDevice(world, 'ann');
    await world.pushes.push('ann', { epoch: null, clientId: ann.clientId, mutations: [], pending: 17 });

    expect(
      await world.database.reader.manager.findOneByOrFail(SyncClient, { id: ann.clientId }),
    ).toMatchObject({
      ownerId: 'ann',
      lastSeq: 0,
      pending: 17,
      lastSeenAt: world.clock,
    });
  });

  it('[S5] feeds one change per changed row of a push, in one unit', async () => {
    const name = await world.addForm('a');
    const ann = new SyncDevice(world, 'ann');
    const before = await headSeq();
    await ann.push(
      ann.setActual(`${name}1`, '1'),
      ann.setActual(`${name}1`, '2', '1'),
      ann.setActual(`${name}2`, '3'),
      ann.setActual(`${name}2`, '3'),
    );

    const log = await logOf(ann);
    const feed = (await world.database.reader.manager.find(ChangeFeed)).filter(({ seq }) => seq > before);
    expect(log).toHaveLength(4);
    expect(feed.map(({ entityId }) => entityId).sort()).toEqual([`actual-${name}1`, `actual-${name}2`]);
    expect(new Set([...log, ...feed].map(({ txSeq }) => txSeq))).toEqual(new Set([before + 6]));
  });
});
