import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { UserAccount } from '../account/user-account.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import type { PushedMutation } from '../sync/push.ts';
import { SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, recordAssignments, type SyncWorld } from '../sync/sync-world.test-support.ts';
import { Amendment } from './amendment.entity.ts';

describeOnEachDatabase('recovered work', (open) => {
  let world: SyncWorld;
  let name: string;
  let formId: string;
  let cell: string;
  let ann: SyncDevice;
  let abe: SyncDevice;
  let mia: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await disable(false);
    name = await world.addForm('a');
    formId = `form-${name}`;
    cell = `${name}1`;
    ann = new SyncDevice(world, 'ann');
    abe = new SyncDevice(world, 'abe');
    mia = new SyncDevice(world, 'mia');
  });

  const disable = (isDisabled: boolean) =>
    world.database.gate.run((manager) => manager.update(UserAccount, { id: 'ann' }, { isDisabled }));
  const proposals = () =>
    world.database.reader.manager.find(Amendment, { where: { selfEvaluationId: formId } });
  const standing = async () =>
    (await world.database.reader.manager.findOneByOrFail(IndicatorActual, { indicatorId: cell })).valueText;
  /** As a leader's device makes it of an entry in a file. */
  const recover = (by: SyncDevice, { id: entryId, name: entry, args }: PushedMutation, authorId = 'ann') =>
    by.mutate('work.recover@1', {
      selfEvaluationId: formId,
      entryId,
      authorId,
      name: entry,
      args: args as Readonly<Record<string, unknown>>,
      enteredAt: '2025-02-20T03:04:05.000Z',
    });

  it('[AM6] [FT-59] brings the work of a disabled account beside its form, with author and importer, and applies nothing', async () => {
    const entry = ann.setActual(cell, '8');
    await disable(true);
    await expect(ann.push(entry)).rejects.toThrow('NOT_SIGNED_IN');

    expect(await mia.tell(recover(mia, entry))).toBe('APPLIED');

    expect(await standing()).toBeNull();
    expect(await proposals()).toMatchObject([
      {
        id: entry.id,
        value: '8',
        authorId: 'ann',
        importedByName: '填报人 mia',
        enteredAt: '2025-02-20T03:04:05.000Z',
        state: 'OPEN',
        code: 'RECOVERED',
      },
    ]);
    // Who fills in the form enters it, and then it has come true.
    await abe.push(abe.setActual(cell, '8'));
    expect(await proposals()).toMatchObject([{ state: 'ENTERED' }]);
  });

  it('[AM6] [FT-76] keeps one of the same file imported twice, by whomever', async () => {
    const entry = ann.setActual(cell, '8');
    const rex = new SyncDevice(world, 'rex');
    expect(await mia.tell(recover(mia, entry))).toBe('APPLIED');
    expect(await mia.tell(recover(mia, entry))).toBe('NOOP');
    expect(await rex.tell(recover(rex, entry))).toBe('NOOP');
    expect(await proposals()).toHaveLength(1);
  });

  it('[AM6] [FT-76] takes effect once when the phone itself comes back, before or after', async () => {
    const [first, second] = [ann.setActual(cell, '8'), ann.setActual(`${name}2`, '5')];
    await mia.push(recover(mia, first));
    await ann.push(first, second);
    expect(await mia.tell(recover(mia, second))).toBe('NOOP');
    expect(await standing()).toBe('8');
    expect(await proposals()).toMatchObject([{ id: first.id, state: 'ENTERED' }]);
  });

  it('[AM6] does not let the phone repeat what was decided on meanwhile', async () => {
    const entry = ann.setActual(cell, '8');
    await mia.push(recover(mia, entry));
    const reject = { amendmentId: entry.id, outcome: 'REJECTED', seen: 'OPEN', reason: '数字有误' } as const;
    expect(await mia.tell(mia.mutate('amendment.decide@1', { selfEvaluationId: formId, ...reject }))).toBe(
      'APPLIED',
    );
    expect(await ann.tell(entry)).toBe('PARKED RECOVERED');
    expect(await standing()).toBeNull();
    expect(await proposals()).toMatchObject([{ id: entry.id, state: 'REJECTED' }]);
  });

  it('[AM6] closes the proposal whose entry meets another value as a conflict', async () => {
    const entry = ann.setActual(cell, '8');
    await mia.push(recover(mia, entry));
    await abe.push(abe.setActual(cell, '9'));
    expect(await ann.tell(entry)).toMatch(/^CONFLICT/);
    expect(await proposals()).toMatchObject([{ state: 'REPLACED' }]);
  });

  it('[AM6] believes no author who never might fill in the form, and nobody about themselves', async () => {
    const entry = ann.setActual(cell, '8');
    expect(await mia.tell(recover(mia, entry, 'bob'))).toBe('PARKED VALUE_INVALID');
    expect(await mia.tell(recover(mia, entry, 'nobody'))).toBe('PARKED VALUE_INVALID');
    expect(await abe.tell(recover(abe, entry))).toBe('PARKED FORBIDDEN');
    const submit = await ann.submit(formId);
    expect(await mia.tell(recover(mia, submit))).toBe('PARKED VALUE_INVALID');
    expect(await proposals()).toEqual([]);
  });

  it('[AM6] believes who might once', async () => {
    const entry = ann.setActual(cell, '8');
    await world.database.gate.run((manager) => recordAssignments(manager, 'ann', []));
    expect(await mia.tell(recover(mia, entry))).toBe('APPLIED');
    await world.database.gate.run((manager) => recordAssignments(manager, 'ann', [['PREPARER', 'a']]));
  });

  it('[S9] does not touch a proposal beside a form out of sight', async () => {
    const entry = ann.setActual(cell, '8');
    await mia.push(recover(mia, entry));
    const other = await world.addForm('a');
    const forged = { ...entry, args: { ...(entry.args as object), selfEvaluationId: `form-${other}` } };
    const claim = mia.mutate('work.recover@1', {
      selfEvaluationId: `form-${other}`,
      entryId: entry.id,
      authorId: 'ann',
      name: forged.name,
      args: forged.args,
      enteredAt: null,
    });
    expect(await mia.tell(claim)).toBe('NOOP');
    expect(await proposals()).toMatchObject([{ id: entry.id, selfEvaluationId: formId }]);
  });
});
