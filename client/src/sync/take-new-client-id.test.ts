import 'fake-indexeddb/auto';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { describe, expect, it } from 'vitest';
import { readChain } from '../local-data/chain-state.ts';
import { sha256 } from '../sha256.ts';
import { ProtocolModel } from './protocol-model.test-support.ts';
import { takeNewClientId } from './take-new-client-id.ts';
import { aPhoneWithRows, TestPhone } from './test-phone.test-support.ts';

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
