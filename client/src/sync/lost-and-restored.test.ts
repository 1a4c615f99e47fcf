import 'fake-indexeddb/auto';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { describe, expect, it } from 'vitest';
import { readChain } from '../local-data/chain-state.ts';
import { sha256 } from '../local-data/sha256.ts';
import { ProtocolModel } from './protocol-model.test-support.ts';
import { pullStep } from './pull-step.ts';
import { takeNewClientId } from './take-new-client-id.ts';
import { TestPhone } from './test-phone.test-support.ts';

async function aPhoneWithRows(server = new ProtocolModel()): Promise<TestPhone> {
  const phone = new TestPhone(server);
  await phone.start();
  return phone;
}

/** Copies everything on a phone to another one, as a backup of the phone does. */
async function cloneOf(phone: TestPhone): Promise<TestPhone> {
  const clone = new TestPhone(phone.server);
  for (const table of phone.database.tables) {
    await clone.database.table(table.name).bulkPut(await table.toArray());
  }
  return clone;
}

async function expectUnbrokenChain(phone: TestPhone): Promise<void> {
  const outbox = await phone.database.outbox.orderBy('seq').toArray();
  const { nextSeq, tip } = await readChain(phone.database);
  for (const [index, mutation] of outbox.entries()) {
    const next = outbox[index + 1];
    const hash = await sha256(mutationChainText(mutation));
    expect(next?.seq ?? nextSeq).toBe(mutation.seq + 1);
    expect(next?.prev ?? tip).toBe(hash);
  }
}

describe('a server restored from a backup', () => {
  it('[S2] gets back what it lacks, in order, and nothing twice', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    const backup = phone.server.backup();
    await phone.enter('patents', '2', '1');
    await phone.enter('revenue', '8.5');
    await phone.engine.syncNow();

    phone.server.restore(backup);
    expect(phone.server.value('revenue')).toBeNull();
    await phone.enter('satisfaction', '92');
    await phone.engine.syncNow();

    expect(phone.server.value('patents')).toBe('2');
    expect(phone.server.value('revenue')).toBe('8.5');
    expect(phone.server.value('satisfaction')).toBe('92');
    expect(phone.server.state.log.map(({ mutation }) => mutation.seq)).toEqual([1, 2, 3, 4]);
    expect(await phone.field('revenue')).toMatchObject({ value: '8.5', state: 'delivered' });
  });

  it('[S2] is noticed by a pull alone, before any sent copy is dropped', async () => {
    const phone = await aPhoneWithRows();
    const backup = phone.server.backup();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();

    phone.server.restore(backup);
    // The new history has grown past the old one and is backed up: by its numbers the copy would seem safe.
    for (let value = 0; value < 5; value += 1) phone.server.set('revenue', String(value));
    phone.server.safeSeq = phone.server.state.seq;
    await phone.engine.syncNow();

    expect(phone.server.value('patents')).toBe('1');
  });

  it('[S2] loses nothing when the tab dies between learning of it and sending again', async () => {
    const phone = await aPhoneWithRows();
    const backup = phone.server.backup();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    phone.server.restore(backup);
    await phone.enter('revenue', '8.5');
    phone.faults.push('sent-twice', 'lost-request');
    await phone.engine.syncNow();
    expect(await phone.held()).toHaveLength(2);

    phone.engine = phone.newEngine();
    await phone.start();
    expect(phone.server.value('patents')).toBe('1');
    expect(phone.server.value('revenue')).toBe('8.5');
  });

  it('[S2] gets what was sent under an earlier client id as well', async () => {
    const phone = await aPhoneWithRows();
    const backup = phone.server.backup();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    await takeNewClientId(phone.database);
    await phone.enter('revenue', '8.5');
    await phone.engine.syncNow();

    phone.server.restore(backup);
    await phone.engine.syncNow();
    expect(phone.server.value('patents')).toBe('1');
    expect(phone.server.value('revenue')).toBe('8.5');
    expect(await phone.database.outbox.count()).toBe(0);
  });
});

describe('a phone cloned from a backup', () => {
  it('[SY5] takes a new client id, renumbers what waits and keeps its ids', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '1');
    const clone = await cloneOf(phone);
    await phone.enter('revenue', '8.5');
    await clone.enter('satisfaction', '92');
    await phone.engine.syncNow();
    const before = await clone.held();

    await clone.start();

    expect(new Set(await clone.held())).toEqual(new Set(before));
    expect((await readChain(clone.database)).clientId).not.toBe((await readChain(phone.database)).clientId);
    expect(phone.server.value('satisfaction')).toBe('92');
    const ids = phone.server.state.log.map(({ mutation }) => mutation.id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
    expect(await clone.database.outbox.count()).toBe(0);
  });

  it('[SY5] renumbers without a gap and without a broken link', async () => {
    const phone = new TestPhone(new ProtocolModel());
    await phone.enter('patents', '1');
    await phone.enter('revenue', '2');
    await phone.enter('satisfaction', '3');
    const ids = (await phone.database.outbox.orderBy('seq').toArray()).map(({ id }) => id);

    await takeNewClientId(phone.database);
    await phone.enter('patents', '4', '1');

    const outbox = await phone.database.outbox.orderBy('seq').toArray();
    expect(outbox.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(outbox.slice(0, 3).map(({ id }) => id)).toEqual(ids);
    expect(outbox[0]?.prev).toBe('');
    expect(new Set(outbox.map(({ clientId }) => clientId)).size).toBe(1);
    await expectUnbrokenChain(phone);
  });

  it('[SY5] renumbers again when something is entered meanwhile', async () => {
    const phone = new TestPhone(new ProtocolModel());
    await phone.enter('patents', '1');
    await Promise.all([takeNewClientId(phone.database), phone.enter('revenue', '2')]);
    const outbox = await phone.database.outbox.orderBy('seq').toArray();
    expect(outbox.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(new Set(outbox.map(({ clientId }) => clientId)).size).toBe(1);
    await expectUnbrokenChain(phone);
  });
});

describe('a gap in a client’s numbers', () => {
  it('is filled from the sent copies', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    const backup = phone.server.backup();
    await phone.enter('revenue', '8.5');
    await phone.engine.syncNow();
    // Restored without a new epoch, as a copied file is: nothing tells but the missing number.
    phone.server.state = backup;
    await phone.enter('satisfaction', '92');
    await phone.engine.syncNow();
    expect(phone.server.state.log.map(({ mutation }) => mutation.seq)).toEqual([1, 2, 3]);
    expect(phone.server.value('revenue')).toBe('8.5');
  });

  it('is passed by a new client id when nothing here can fill it', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    await phone.database.kept.clear();
    phone.server.state.clients.clear();
    await phone.enter('revenue', '8.5');
    await phone.engine.syncNow();
    expect(phone.server.value('revenue')).toBe('8.5');
    expect(await phone.database.outbox.count()).toBe(0);
  });
});

describe('verdicts', () => {
  it('[S3] keep both values of a conflict and show them until somebody chooses', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.server.set('patents', '7');
    await phone.engine.syncNow();

    const field = await phone.field('patents');
    expect(field).toMatchObject({ value: '7', state: 'needs-attention' });
    expect(field.openConflict).toMatchObject({ mine: { value: '6' }, theirs: { value: '7' } });
    expect(await phone.held()).toHaveLength(1);
  });

  it('[S2] keep what was refused until the person acts, however often it is synced and backed up', async () => {
    const phone = await aPhoneWithRows();
    await phone.submit();
    await phone.enter('patents', '6');
    await phone.engine.syncNow();
    phone.server.safeSeq = phone.server.state.seq;
    for (let round = 0; round < 5; round += 1) await phone.engine.syncNow();

    const field = await phone.field('patents');
    expect(field).toMatchObject({ value: null, state: 'needs-attention' });
    expect(field.attention).toMatchObject({ code: 'FORM_LOCKED', args: { value: '6' } });
  });

  it('are learnt from a pull when the answer to the push was lost', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    const mutations = await phone.database.outbox.toArray();
    const { clientId, epoch } = await readChain(phone.database);
    await phone.server.push('user-1', { epoch, clientId, mutations, pending: 1 });

    await pullStep(phone.database, phone.transport(), 0);

    expect(await phone.database.outbox.count()).toBe(0);
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered' });
  });
});
