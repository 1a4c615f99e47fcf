import 'fake-indexeddb/auto';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { describe, expect, it } from 'vitest';
import { aPhoneWithRows } from '../sync/test-phone.test-support.ts';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { sha256 } from '../sha256.ts';
import { readChain } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { aSet } from './mutations.test-support.ts';
import { enterMutations } from './outbox.ts';
import type { AnyMutation } from './stored-records.ts';
import { withdrawableAmong, withdrawMutation } from './withdraw.ts';
import { aDatabase, DEVICE, setValue } from './workspace.test-support.ts';

const AT = '2025-01-02T04:00:00.000Z';

async function idAt(database: LocalDatabase, index: number): Promise<string> {
  const record = (await database.outbox.orderBy('seq').toArray())[index];
  if (!record) throw new Error(`nothing is pending at ${index}`);
  return record.id;
}

/** A submission that comes after everything. */
function aSubmission(seq: number): AnyMutation {
  const args = { selfEvaluationId: FORM_ID, roundNumber: 1, contentHash: 'h', schemeId: 's' };
  return { ...aSet('x'), id: `s${seq}`, seq, name: 'form.submit@1', args };
}

describe('withdrawMutation', () => {
  it('[SY5] takes one entry out of the middle and leaves a chain without a gap', async () => {
    const database = aDatabase();
    const fields = ['patents', 'revenue', 'satisfaction'].map((id) => setValue('6', id));
    await enterMutations(database, fields, DEVICE);
    const id = await idAt(database, 1);

    expect(await withdrawMutation(database, id, AT)).toBe('withdrawn');

    const [first, second, ...rest] = await database.outbox.orderBy('seq').toArray();
    expect(rest).toEqual([]);
    expect([first?.seq, second?.seq]).toEqual([1, 2]);
    expect(second?.args).toMatchObject({ indicatorId: 'satisfaction' });
    expect(second?.prev).toBe(first && (await sha256(mutationChainText(first))));
    expect(await readChain(database)).toMatchObject({
      nextSeq: 3,
      tip: second && (await sha256(mutationChainText(second))),
    });
    expect(await database.withdrawn.toArray()).toMatchObject([
      { id, withdrawnAt: AT, hasArrived: false, record: { args: { indicatorId: 'revenue', value: '6' } } },
    ]);
  });

  it('[S2] keeps an entry that something later stands on', async () => {
    const database = aDatabase();
    await enterMutations(database, [setValue('6'), setValue('7')], DEVICE);
    expect(await withdrawMutation(database, await idAt(database, 0), AT)).toBe('not-now');
    expect(await withdrawMutation(database, 'no-such-entry', AT)).toBe('too-late');
    expect(await database.outbox.count()).toBe(2);
  });

  it('[S13] lets what is left reach the server, and the entry that was taken back does not', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    await phone.enter('revenue', '8');
    await withdrawMutation(phone.database, await idAt(phone.database, 0), AT);
    await phone.enter('satisfaction', '92');
    await phone.engine.syncNow();
    expect(await phone.database.outbox.count()).toBe(0);
    expect((await phone.field('patents')).value).toBeNull();
    expect((await phone.field('revenue')).value).toBe('8');
    expect((await phone.field('satisfaction')).value).toBe('92');
  });

  it('[S4] tells when the entry had arrived although its answer was lost, and loses nothing else', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    await phone.enter('revenue', '8');
    phone.faults.push('lost-answer');
    await phone.engine.syncNow();
    const id = await idAt(phone.database, 0);
    expect(await withdrawMutation(phone.database, id, AT)).toBe('withdrawn');
    await phone.engine.syncNow();
    expect(await phone.database.outbox.count()).toBe(0);
    expect(await phone.database.withdrawn.get(id)).toMatchObject({ hasArrived: true });
    expect((await phone.field('patents')).value).toBe('6');
    expect((await phone.field('revenue')).value).toBe('8');
  });
});

describe('withdrawableAmong', () => {
  const value = aSet('6', 'valueText', { seq: 1 });
  const args = { selfEvaluationId: FORM_ID, indicatorId: null, text: '请核对' };
  const comment = { ...value, name: 'comment.add@1', args } as AnyMutation;
  const submission = aSubmission(2);

  it.each([
    ['a value alone', value, [value], true],
    ['a value before another field', value, [value, aSet('x', 'completion', { seq: 2 })], true],
    ['a value before a later one of the field', value, [value, aSet('7', 'valueText', { seq: 2 })], false],
    ['a value that a submission binds', value, [value, submission], false],
    ['the submission itself', submission, [value, submission], true],
    [
      'a submission before a later value',
      submission,
      [submission, aSet('7', 'valueText', { seq: 3 })],
      false,
    ],
    ['a comment before a submission', comment, [comment, submission], true],
    ['one of a group', { ...value, groupId: 'g' }, [value], false],
  ])('%s: %#', (_what, record, pending, isFine) => {
    expect(withdrawableAmong(pending)(record)).toBe(isFine);
  });
});
