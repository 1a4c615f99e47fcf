import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { MutationLog } from '../sync/mutation-log.entity.ts';
import { Mirror, short, SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, recordAssignments, type SyncWorld } from '../sync/sync-world.test-support.ts';
import { Amendment } from './amendment.entity.ts';

describeOnEachDatabase('amendments', (open) => {
  let world: SyncWorld;
  let name: string;
  let formId: string;
  let cell: string;
  let ann: SyncDevice;
  let abe: SyncDevice;
  let rex: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.clock = '2025-03-01T08:00:00.000Z';
    await move('abe', 'a');
    name = await world.addForm('a');
    formId = `form-${name}`;
    cell = `${name}1`;
    ann = new SyncDevice(world, 'ann');
    abe = new SyncDevice(world, 'abe');
    rex = new SyncDevice(world, 'rex');
  });

  const manager = () => world.database.reader.manager;
  const amendments = () =>
    manager().find(Amendment, { where: { selfEvaluationId: formId }, order: { receivedAt: 'ASC' } });
  const states = async () => (await amendments()).map(({ value, state }) => [value, state]);
  const standing = async () =>
    (await manager().findOneByOrFail(IndicatorActual, { indicatorId: cell })).valueText;
  const move = (user: string, unit: string) =>
    world.database.gate.run((manager) => recordAssignments(manager, user, [['PREPARER', unit]]));
  const decide = (
    device: SyncDevice,
    amendmentId: string,
    outcome: 'ACCEPTED' | 'REJECTED',
    seen: Amendment['state'] = 'OPEN',
    reason = '',
  ) => device.mutate('amendment.decide@1', { selfEvaluationId: formId, amendmentId, outcome, seen, reason });
  const seenBy = async (user: string) => {
    const mirror = await new Mirror(world, user, 7).pull();
    return mirror
      .ids('amendments')
      .filter((id) => (mirror.rows.get(`amendments ${id}`) as Amendment).selfEvaluationId === formId);
  };
  const approve = async () => {
    await ann.push(
      ann.setActual(cell, '7'),
      ann.setActual(`${name}2`, '10'),
      ann.setActual(`${name}3`, '有所增长'),
      ann.setActual(`${name}3`, '1', null, 'completion'),
      ann.mutate('execution.set@1', amount('annualBudgetInFen')),
      ann.mutate('execution.set@1', amount('executedInFen')),
    );
    expect(await ann.tell(await ann.submit(formId))).toBe('APPLIED');
    expect(await rex.tell(await rex.review(formId, 'APPROVED', '同意'))).toBe('APPLIED');
  };
  const amount = (field: 'annualBudgetInFen' | 'executedInFen') => ({
    ...{ selfEvaluationId: formId, source: 'CENTRAL' as const, field },
    ...{ value: 20_000_000, base: null },
  });
  const reopen = (device: SyncDevice, roundNumber = 1) =>
    device.mutate('form.reopen@1', { selfEvaluationId: formId, roundNumber, reason: '采用修改建议' });

  it('[SY7] [FT-52] keeps an edit of a form approved meanwhile beside it, the approved value as it is', async () => {
    await approve();
    const edit = abe.setActual(cell, '8', '7');
    expect(await abe.tell(edit)).toBe('PARKED FORM_LOCKED');

    expect(await standing()).toBe('7');
    expect(await amendments()).toMatchObject([
      {
        ...{ id: edit.id, subject: 'INDICATOR_ACTUAL', subjectKey: cell, field: 'valueText' },
        ...{ value: '8', base: '7', state: 'OPEN', outcome: 'PARKED', code: 'FORM_LOCKED' },
        ...{ authorId: 'abe', authorName: '填报人 abe', receivedAt: world.clock, decisions: [] },
      },
    ]);
  });

  it('[SY7] [FT-52] [AM3] enters it once the form is reopened: handed to the preparer, who enters it', async () => {
    await approve();
    const edit = abe.setActual(cell, '8', '7');
    await abe.push(edit);
    // While the form is locked there is nobody who could enter it.
    expect(await rex.tell(decide(rex, edit.id, 'ACCEPTED'))).toBe('PARKED FORM_LOCKED');

    const group = [reopen(rex), decide(rex, edit.id, 'ACCEPTED')].map((one) => ({ ...one, groupId: 'g' }));
    expect((await rex.push(...group)).map(short)).toEqual(['APPLIED', 'APPLIED']);
    expect(await standing()).toBe('7');
    expect(await states()).toEqual([['8', 'ACCEPTED']]);

    world.clock = '2025-03-02T08:00:00.000Z';
    expect(await ann.tell(ann.setActual(cell, '8', '7'))).toBe('APPLIED');
    expect(await standing()).toBe('8');
    expect(await amendments()).toMatchObject([
      { state: 'ENTERED', closedAt: world.clock, closedByName: '填报人 ann' },
    ]);
  });

  it('[AM2] is turned down for a reason, can be taken up again, and every decision stays', async () => {
    const edit = abe.setActual(cell, '许多');
    await abe.push(edit);
    expect(await rex.tell(decide(rex, edit.id, 'REJECTED'))).toBe('PARKED VALUE_INVALID');
    expect(await rex.tell(decide(rex, edit.id, 'REJECTED', 'OPEN', '  与台账不符 '))).toBe('APPLIED');
    expect(await rex.tell(decide(rex, edit.id, 'REJECTED', 'OPEN', '再说一遍'))).toBe('NOOP');
    // It does not fit its field: nobody could enter it.
    expect(await rex.tell(decide(rex, edit.id, 'ACCEPTED', 'REJECTED'))).toBe('PARKED VALUE_INVALID');

    const other = abe.setActual(cell, '9', 'nobody saw this', 'deviationReason');
    const late = await ann.push(ann.setActual(cell, '有原因', null, 'deviationReason'));
    expect(late.map(short)).toEqual(['APPLIED']);
    // In a group a value that meets another is set aside without a conflict.
    const held = [other, abe.setActual(cell, '1')].map((one) => ({ ...one, groupId: 'g' }));
    expect((await abe.push(...held)).map(short)).toEqual([
      'PARKED STALE_CONTENT',
      'PARKED GROUP_NOT_APPLIED',
    ]);
    expect(await rex.tell(decide(rex, other.id, 'ACCEPTED'))).toBe('APPLIED');
    expect(await rex.tell(decide(rex, other.id, 'REJECTED', 'OPEN', '不对'))).toBe('PARKED STALE_CONTENT');
    expect(await rex.tell(decide(rex, other.id, 'REJECTED', 'ACCEPTED', '不对'))).toBe('APPLIED');
    expect(await rex.tell(decide(rex, other.id, 'ACCEPTED', 'REJECTED'))).toBe('APPLIED');

    const byId = new Map((await amendments()).map((row) => [row.id, row]));
    expect(byId.get(edit.id)).toMatchObject({
      state: 'REJECTED',
      decisions: [{ outcome: 'REJECTED', reason: '与台账不符', byName: '填报人 rex', at: world.clock }],
    });
    expect(byId.get(other.id)?.decisions.map(({ outcome }) => outcome)).toEqual([
      'ACCEPTED',
      'REJECTED',
      'ACCEPTED',
    ]);
  });

  it('[AM2] [SY8] is decided by leaders above, and never by its author', async () => {
    await move('two', 'a');
    const two = new SyncDevice(world, 'two');
    const own = two.setActual(cell, '许多');
    await two.push(own);
    await world.database.gate.run((manager) => recordAssignments(manager, 'two', [['REVIEWER', 'r']]));
    expect(await two.tell(decide(two, own.id, 'REJECTED', 'OPEN', '我自己的'))).toBe('PARKED SELF_APPROVAL');
    for (const user of ['ann', 'gus']) {
      const device = new SyncDevice(world, user);
      expect(await device.tell(decide(device, own.id, 'REJECTED', 'OPEN', '不对'))).toBe('PARKED FORBIDDEN');
    }
    const mia = new SyncDevice(world, 'mia');
    expect(await mia.tell(decide(mia, own.id, 'REJECTED', 'OPEN', '不对'))).toBe('APPLIED');
    expect(await rex.tell(decide(rex, 'no-such', 'ACCEPTED'))).toBe('PARKED NOT_FOUND');
  });

  it('[SY8] counts whoever proposed a value that was entered among the authors of the form', async () => {
    const proposer = new SyncDevice(world, 'two');
    await move('two', 'a');
    const edit = proposer.setActual(cell, '8', '3', 'valueText', 'g');
    await ann.push(ann.setActual(cell, '7'));
    const broken = proposer.setActual(`${name}2`, '许多', null, 'valueText', 'g');
    expect((await proposer.push(edit, broken)).map(short)).toEqual([
      'PARKED STALE_CONTENT',
      'PARKED GROUP_NOT_APPLIED',
    ]);
    await ann.push(ann.setActual(cell, '8', '7'));
    expect(await states()).toContainEqual(['8', 'ENTERED']);

    await world.database.gate.run((manager) => recordAssignments(manager, 'two', [['REVIEWER', 'r']]));
    const reviewer = new SyncDevice(world, 'two');
    expect(await reviewer.tell(await reviewer.review(formId, 'APPROVED'))).toBe('PARKED SELF_APPROVAL');
  });

  it('[AM4] comes true by whoever enters the value, and is replaced by its author’s next one only', async () => {
    const first = abe.setActual(cell, '八');
    await abe.push(first);
    await ann.push(ann.setActual(cell, '3'));
    expect(await states()).toEqual([['八', 'OPEN']]);

    await abe.push(abe.setActual(cell, '九', '3'));
    expect(await states()).toEqual(
      expect.arrayContaining([
        ['八', 'REPLACED'],
        ['九', 'OPEN'],
      ]),
    );
    await abe.push(abe.setActual(cell, '4', '3'));
    expect(await states()).toEqual(
      expect.arrayContaining([
        ['八', 'REPLACED'],
        ['九', 'REPLACED'],
      ]),
    );
  });

  it('[AM1] [AM5] [FT-56] keeps what a moved preparer had not sent, for the old unit and its leaders, and for the author', async () => {
    await move('abe', 'b');
    const edits = [abe.setActual(cell, '8'), abe.setActual(cell, '资金晚到', null, 'deviationReason')];
    const comment = abe.mutate('comment.add@1', {
      selfEvaluationId: formId,
      indicatorId: null,
      text: '交接说明',
    });
    const verdicts = await abe.push(...edits, comment, await abe.submit(formId));
    expect(verdicts.map(short)).toEqual(Array(4).fill('PARKED NOT_FOUND'));

    // A submission is a step, not something that was entered: it is taken anew or not at all.
    const kept = [...edits, comment].map(({ id }) => id).sort();
    for (const user of ['ann', 'rex', 'mia', 'gus', 'two', 'abe'])
      expect((await seenBy(user)).sort()).toEqual(kept);
    for (const user of ['bob', 'ada']) expect(await seenBy(user)).toEqual([]);
    // Nothing else of the old unit comes to the author by it.
    expect((await new Mirror(world, 'abe').pull()).ids('selfEvaluations')).not.toContain(formId);

    const [edit] = edits;
    if (!edit) throw new Error('there is an edit');
    const page = await new Mirror(world, 'abe').pull();
    await rex.push(decide(rex, edit.id, 'ACCEPTED'));
    await ann.push(ann.setActual(cell, '8'));
    await page.pull();
    expect(page.rows.get(`amendments ${edit.id}`)).toMatchObject({
      state: 'ENTERED',
      closedByName: '填报人 ann',
      decisions: [{ outcome: 'ACCEPTED', byName: '填报人 rex' }],
    });
    expect(await standing()).toBe('8');
  });

  it('[AM1] keeps nothing for anybody who never could fill in the form, and tells them no more than of none', async () => {
    for (const user of ['bob', 'gus', 'rex', 'ada']) {
      const device = new SyncDevice(world, user);
      const attempts = [
        device.setActual(cell, '8'),
        device.setActual('nowhere1', '8'),
        device.mutateRaw('actual.set@9', { selfEvaluationId: formId, value: '8' }),
        device.mutateRaw('actual.set@9', { selfEvaluationId: 'form-nowhere', value: '8' }),
      ];
      const before = (await device.send([])).kind === 'PushAccepted';
      expect(before).toBe(true);
      const places: number[] = [];
      for (const attempt of attempts) {
        const answer = await device.send([attempt]);
        if (answer.kind === 'PushAccepted') places.push(answer.seq);
      }
      // Each took one place in the log: not even the numbers tell that one of the forms exists.
      expect(places.map((seq) => seq - (places[0] ?? 0))).toEqual([0, 1, 2, 3]);
    }
    expect(await amendments()).toEqual([]);
  });

  it('[SY7] keeps what this release cannot read, as it came, and whatever a database would not take', async () => {
    const unknown = abe.mutateRaw('actual.set@9', { selfEvaluationId: formId, cells: ['8'] });
    const misshapen = abe.mutateRaw('actual.set@1', {
      selfEvaluationId: formId,
      indicatorId: cell,
      value: 8,
    });
    const broken = abe.setActual(cell, 'a\0b', null, 'deviationReason');
    const verdicts = await abe.push(unknown, misshapen, broken);
    expect(verdicts.map(short)).toEqual([
      'QUARANTINED UNKNOWN_MUTATION',
      'QUARANTINED MALFORMED_ARGS',
      'PARKED VALUE_INVALID',
    ]);
    const byId = new Map((await amendments()).map((row) => [row.id, row]));
    expect(byId.get(unknown.id)).toMatchObject({
      subject: null,
      value: JSON.stringify(unknown.args),
      outcome: 'QUARANTINED',
    });
    expect(byId.get(misshapen.id)).toMatchObject({ subject: null, value: JSON.stringify(misshapen.args) });
    expect(byId.get(broken.id)).toMatchObject({ field: 'deviationReason', value: 'a\uFFFDb' });
    expect((await manager().findOneByOrFail(MutationLog, { id: broken.id })).args).toMatchObject({
      value: 'a\0b',
    });
    // What is no value has nothing to be entered: that it was seen is all there is to say.
    expect(await rex.tell(decide(rex, unknown.id, 'ACCEPTED'))).toBe('APPLIED');
  });

  it('[SY7] changes nothing of the form that it stands beside', async () => {
    const before = await manager().findOneByOrFail(SelfEvaluation, { id: formId });
    await abe.push(abe.setActual(cell, '许多'));
    expect(await manager().findOneByOrFail(SelfEvaluation, { id: formId })).toEqual(before);
  });
});
