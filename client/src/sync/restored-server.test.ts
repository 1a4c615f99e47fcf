import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { dismissAttention } from '../local-data/outbox.ts';
import { takeNewClientId } from './take-new-client-id.ts';
import { settlePulled, takeBackUntold } from './settle.ts';
import { aPhoneWithRows, TestPhone } from './test-phone.test-support.ts';

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

  it('[S2] is noticed by the first page of a new pull as well', async () => {
    const phone = await aPhoneWithRows();
    const backup = phone.server.backup();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    // The reset is heard, its first page is not; then the server is restored.
    phone.server.resetCursors();
    phone.faults.push('sent-twice', 'lost-request');
    await phone.engine.syncNow();
    phone.server.restore(backup);
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

describe('what a person has let rest', () => {
  it('stays at rest when a restored server refuses it as before', async () => {
    const phone = await aPhoneWithRows();
    await phone.submit();
    await phone.enter('patents', '6');
    await phone.engine.syncNow();
    const [refused] = await phone.database.kept.where({ attention: 'OPEN' }).toArray();
    const id = refused?.id ?? '';
    await dismissAttention(phone.database, [id]);

    phone.server.restore(phone.server.backup());
    await phone.engine.syncNow();
    expect(await phone.database.kept.get(id)).toMatchObject({
      attention: 'CLOSED',
      verdict: { outcome: 'PARKED' },
    });
    expect(await phone.database.kept.get(id)).not.toHaveProperty('dismissedAs');
  });
});

describe('a copied phone beside a restored server', () => {
  it('[S4] hears what was decided anew when the other copy was first to send it again', async () => {
    const phone = await aPhoneWithRows();
    const backup = phone.server.backup();
    await phone.enter('patents', '1');
    await phone.engine.syncNow();
    const copy = new TestPhone(phone.server);
    for (const { name } of phone.database.tables) {
      await copy.database.table(name).bulkPut(await phone.database.table(name).toArray());
    }

    phone.server.restore(backup);
    phone.server.set('patents', '7');
    await phone.engine.syncNow();
    await copy.start();

    const [kept] = await copy.database.kept.toArray();
    expect(kept).toMatchObject({ attention: 'OPEN', verdict: { outcome: 'CONFLICT' } });
    expect(await copy.database.kept.toArray()).toEqual(await phone.database.kept.toArray());
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

describe('a server set back to a raw copy, which has no epoch of its own', () => {
  /** Its push was answered and its pull was not, and then the server forgot what it had taken. */
  async function aPhoneAheadOfItsServer() {
    const phone = await aPhoneWithRows();
    const copy = phone.server.backup();
    await phone.enter('patents', '1');
    phone.faults.push('sent-twice', 'lost-request');
    await phone.engine.syncNow();
    const [sent] = await phone.database.kept.toArray();
    phone.server.state = structuredClone(copy);
    return { phone, sent };
  }

  it('[S1] gets again what it had taken, from a phone that has pulled nothing since', async () => {
    const { phone } = await aPhoneAheadOfItsServer();
    await phone.engine.syncNow();
    expect(phone.server.value('patents')).toBe('1');
    expect(await phone.database.kept.toArray()).toMatchObject([{ verdict: { outcome: 'APPLIED' } }]);
    expect((await phone.database.kept.toArray())[0]).not.toHaveProperty('awaitsPull');
  });

  it('[S1] is asked again for what it told behind the place where a held pull ended', async () => {
    const { phone, sent } = await aPhoneAheadOfItsServer();
    const { database } = phone;
    if (!sent) throw new Error('nothing was sent');
    const { id: mutationId, seq: clientSeq, verdict } = sent;
    const page = { verdicts: [{ ...verdict, mutationId, clientSeq }], seq: verdict.seq - 1 };
    await settlePulled(database, page);
    expect(await takeBackUntold(database, page)).toBe(0);
    expect(await takeBackUntold(database, { verdicts: [] })).toBe(1);
    expect(await database.outbox.count()).toBe(1);

    await settlePulled(database, { ...page, seq: verdict.seq });
    expect(await takeBackUntold(database, { verdicts: [] })).toBe(0);
    expect(await database.outbox.count()).toBe(0);
  });

  it('[S4] is believed over the push where its log has come to the same number another way', async () => {
    const { phone, sent } = await aPhoneAheadOfItsServer();
    const other = new TestPhone(phone.server);
    await other.start();
    await other.enter('revenue', '8.5');
    await other.engine.syncNow();

    await phone.engine.syncNow();
    const [kept] = await phone.database.kept.toArray();
    expect(kept?.verdict.seq).toBe((sent?.verdict.seq ?? 0) + 1);
    expect([phone.server.value('patents'), phone.server.value('revenue')]).toEqual(['1', '8.5']);
  });
});
