import type { FindingAct } from '@attain/shared/finding-answer/finding-act';
import { answerThatCounts } from '@attain/shared/finding-answer/answer-state';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { Round } from '../performance-target/round.entity.ts';
import { MutationLog } from '../sync/mutation-log.entity.ts';
import { Mirror, short, SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, recordAssignments, type SyncWorld } from '../sync/sync-world.test-support.ts';
import { insertRows } from '../database/insert-rows.ts';
import { FindingAnswer } from './finding-answer.entity.ts';

const FACTS = { roundId: 'round', fingerprint: '0123456789abcdef' };

describeOnEachDatabase('answers to findings', (open) => {
  let world: SyncWorld;
  let key: string;
  let finding: typeof FACTS & { readonly key: string };
  let findings = 0;
  let mia: SyncDevice;
  let rex: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    key = `F12 FORM:form-${(findings += 1)}:WEIGHTS`;
    finding = { ...FACTS, key };
    mia = new SyncDevice(world, 'mia');
    rex = new SyncDevice(world, 'rex');
  });

  const acts = () =>
    world.database.reader.manager.find(FindingAnswer, {
      where: { findingKey: key },
      order: { ordinal: 'ASC' },
    });
  const answer = (device: SyncDevice, reason = '按统一口径') =>
    device.mutate('finding.answer@1', { ...finding, reason });
  const revoke = (device: SyncDevice, answerId: string, reason = '') =>
    device.mutate('finding.revoke@1', { ...finding, answerId, reason });
  const standing = async () => answerThatCounts<FindingAct>(await acts())?.reason ?? null;

  it('[FA3] adds answers of manager and reviewer one after the other, and forgets none', async () => {
    expect(await mia.tell(answer(mia, '未设满意度'))).toBe('APPLIED');
    expect(await rex.tell(answer(rex, '已报备'))).toBe('APPLIED');
    expect(await acts()).toMatchObject([
      {
        ...{ kind: 'ANSWER', ordinal: 1, reason: '未设满意度', authorName: '填报人 mia', orgPath: '/r/' },
        ...{ roundId: 'round', fingerprint: FACTS.fingerprint, answerId: null, createdAt: world.clock },
      },
      { kind: 'ANSWER', ordinal: 2, reason: '已报备', authorName: '填报人 rex' },
    ]);
    expect(await standing()).toBe('已报备');
  });

  it('[FA4] takes back the answer that is named, by one more act', async () => {
    const [first, second] = [answer(mia, '一'), answer(mia, '二')];
    expect((await mia.push(first, second)).map(short)).toEqual(['APPLIED', 'APPLIED']);
    // Not knowing of the second one.
    expect(await rex.tell(revoke(rex, first.id))).toBe('APPLIED');
    expect(await standing()).toBe('二');
    expect(await rex.tell(revoke(rex, second.id, '填错了'))).toBe('APPLIED');
    expect(await standing()).toBeNull();
    expect((await acts()).map(({ kind, ordinal, reason }) => [kind, ordinal, reason])).toEqual([
      ['ANSWER', 1, '一'],
      ['ANSWER', 2, '二'],
      ['REVOCATION', 3, ''],
      ['REVOCATION', 4, '填错了'],
    ]);
    // Twice says no more than once; what is not there, or of another finding, cannot be taken back.
    expect(await mia.tell(revoke(mia, second.id))).toBe('NOOP');
    expect(await mia.tell(revoke(mia, 'nothing'))).toBe('PARKED NOT_FOUND');
    key = `${key}-other`;
    finding = { ...FACTS, key };
    expect(await mia.tell(revoke(mia, first.id))).toBe('PARKED NOT_FOUND');
    expect(await acts()).toEqual([]);
  });

  it('takes an act once, however often it is sent, and a group wholly or not at all', async () => {
    const one = answer(mia);
    const [verdict] = await mia.push(one);
    expect(await mia.push(one)).toEqual([verdict]);
    expect(await acts()).toHaveLength(1);

    const group = [answer(mia, '组内'), revoke(mia, 'nothing')].map((member) => ({
      ...member,
      groupId: 'g',
    }));
    expect((await mia.push(...group)).map(short)).toEqual(['PARKED GROUP_NOT_APPLIED', 'PARKED NOT_FOUND']);
    expect(await acts()).toHaveLength(1);
    const logged = await world.database.reader.manager.findOneByOrFail(MutationLog, { id: one.id });
    expect([logged.selfEvaluationId, logged.outcome]).toEqual([null, 'APPLIED']);
  });

  it('numbers acts of two devices one after the other when they come at once', async () => {
    const devices = ['mia', 'rex', 'mia', 'rex'].map((user) => new SyncDevice(world, user));
    await Promise.all(devices.map((device) => device.push(answer(device), answer(device))));
    expect((await acts()).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('[FA8] is refused to everybody else, and nothing is written', async () => {
    for (const user of ['ann', 'bob', 'gus']) {
      const device = new SyncDevice(world, user);
      expect([user, await device.tell(answer(device))]).toEqual([user, 'PARKED FORBIDDEN']);
    }
    // An administrator sees no round.
    const ada = new SyncDevice(world, 'ada');
    expect(await ada.tell(answer(ada))).toBe('PARKED NOT_FOUND');
    expect(await acts()).toEqual([]);
  });

  it('[FA8] is refused on the round of another region, as on one that does not exist', async () => {
    const foreign = { fundId: 'fund', ownerId: 'a', name: '', budgetYear: 2024, deadlineOn: '2025-03-31' };
    await world.database.gate.run(async (manager) => {
      await insertRows(manager, Round, [
        { id: 'of-a', ...foreign, isSampleData: false, ownerPath: '/r/a/' },
        { id: 'of-b', ...foreign, ownerId: 'b', isSampleData: false, ownerPath: '/r/b/' },
      ]);
      await recordAssignments(manager, 'abe', [['MANAGER', 'a']]);
    });
    const abe = new SyncDevice(world, 'abe');
    const at = (roundId: string) => abe.mutate('finding.answer@1', { ...finding, roundId, reason: '说明' });
    expect(await abe.tell(at('of-a'))).toBe('APPLIED');
    expect(await abe.tell(at('of-b'))).toBe('PARKED NOT_FOUND');
    expect(await abe.tell(at('nowhere'))).toBe('PARKED NOT_FOUND');
    // The region's own round is seen below it, and not answered there.
    expect(await abe.tell(at('round'))).toBe('PARKED FORBIDDEN');
    // Whoever stands above sees what the prefecture said, and leaves it to them.
    expect(
      await rex.tell(rex.mutate('finding.answer@1', { ...finding, roundId: 'of-a', reason: '说明' })),
    ).toBe('PARKED FORBIDDEN');
    await world.database.gate.run((manager) => recordAssignments(manager, 'abe', [['PREPARER', 'a']]));
  });

  it('comes to those who see the unit that called the round, and to nobody else', async () => {
    await mia.push(answer(mia));
    const [act] = await acts();
    const seenBy = async (user: string) => (await new Mirror(world, user, 7).pull()).ids('findingAnswers');
    for (const user of ['mia', 'rex', 'gus']) expect(await seenBy(user)).toContain(act?.id);
    for (const user of ['ann', 'bob', 'ada']) expect(await seenBy(user)).not.toContain(act?.id);
  });

  it.each([
    ['an empty reason', { reason: '　 ' }, 'PARKED VALUE_INVALID'],
    ['a reason beyond the limit', { reason: '长'.repeat(5001) }, 'PARKED TEXT_TOO_LONG'],
    ['no key of a finding', { key: 'weights' }, 'QUARANTINED MALFORMED_ARGS'],
    ['a key beyond its column', { key: `F12 ${'x'.repeat(217)}` }, 'QUARANTINED MALFORMED_ARGS'],
    ['another kind of fingerprint', { fingerprint: 'F'.repeat(16) }, 'QUARANTINED MALFORMED_ARGS'],
    ['a field of a later release', { level: 'W' }, 'QUARANTINED MALFORMED_ARGS'],
  ])('keeps %s in the log and nowhere else', async (_, wrong, verdict) => {
    const sent = mia.mutateRaw('finding.answer@1', { ...finding, reason: '说明', ...wrong });
    expect(await mia.tell(sent)).toBe(verdict);
    expect(await acts()).toEqual([]);
  });
});
