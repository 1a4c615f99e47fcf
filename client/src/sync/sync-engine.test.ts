import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ProtocolModel } from './protocol-model.test-support.ts';
import { aPhoneWithRows, TestPhone } from './test-phone.test-support.ts';

/** The engine's next timer, and how long it was set for. */
function nextTimer(phone: TestPhone): number | undefined {
  return phone.timers.at(-1)?.ms;
}

describe('createSyncEngine', () => {
  it('delivers what was entered and fetches what stands', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'saved-here' });

    await phone.engine.syncNow();

    expect(phone.server.value('patents')).toBe('6');
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered', byName: null });
    expect(await phone.database.outbox.count()).toBe(0);
  });

  it('[S1] enters once when the answer is lost and the same is sent again', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.faults.push('lost-answer');

    await phone.engine.syncNow();
    expect(phone.server.value('patents')).toBe('6');
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'saved-here' });

    await phone.engine.syncNow();
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'delivered' });
    expect(phone.server.state.log).toHaveLength(1);
  });

  it('[S2] keeps everything when the request is lost, and tries again by itself', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.faults.push('lost-request');

    await phone.engine.syncNow();
    expect(phone.engine.phase.value).toBe('offline');
    expect(nextTimer(phone)).toBe(750);

    phone.timers.at(-1)?.callback();
    await phone.engine.syncNow();
    expect(await phone.field('patents')).toMatchObject({ state: 'delivered' });
  });

  it('waits longer after each failure, and up to five minutes', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    const waits: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      phone.faults.push('lost-request');
      phone.timers.pop()?.callback();
      await expect.poll(() => nextTimer(phone)).toBeDefined();
      waits.push(nextTimer(phone));
    }
    expect(waits.slice(0, 4)).toEqual([750, 1500, 3000, 6000]);
    expect(waits.at(-1)).toBe(225_000);
  });

  it('[S1] changes nothing when one push arrives twice', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.faults.push('sent-twice');
    await phone.engine.syncNow();
    expect(phone.server.state.log).toHaveLength(1);
    expect(await phone.field('patents')).toMatchObject({ state: 'delivered' });
  });

  it('takes a portal page for no network, not for an expired session', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.faults.push('portal');
    await phone.engine.syncNow();
    expect(phone.engine.phase.value).toBe('offline');
    expect(await phone.held()).toHaveLength(1);
  });

  it('sends in halves what was too large, and whole again later', async () => {
    const phone = await aPhoneWithRows();
    let seen: string | null = null;
    for (let value = 0; value < 60; value += 1) {
      await phone.enter('patents', String(value), seen);
      seen = String(value);
    }
    phone.faults.push('too-large');
    await phone.engine.syncNow();
    await phone.engine.syncNow();
    const sizes = phone.calls.filter(({ kind }) => kind === 'push').map(({ size }) => size);
    expect(sizes).toEqual([50, 25, 35]);
    expect(phone.server.value('patents')).toBe('59');
  });

  it('asks for larger pages while they come at once, and for half when one does not come', async () => {
    const phone = await aPhoneWithRows();
    phone.server.pageSize = 1;
    for (const value of ['1', '2', '3']) phone.server.set('patents', value);
    phone.server.set('revenue', '4');
    phone.calls.length = 0;
    await phone.engine.syncNow();
    phone.faults.push('lost-answer');
    await phone.engine.syncNow();
    await phone.engine.syncNow();
    const sizes = phone.calls.filter(({ kind }) => kind === 'pull').map(({ size }) => size);
    expect(sizes).toEqual([200, 400, 800, 1600, 1600, 800]);
    expect(await phone.field('revenue')).toMatchObject({ value: '4' });
  });

  it('[S14] keeps everything on 401, stops asking, and goes on after signing in again', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.faults.push('signed-out');
    await phone.engine.syncNow();
    expect(phone.engine.phase.value).toBe('signed-out');
    expect(phone.timers).toHaveLength(0);
    expect(await phone.field('patents')).toMatchObject({ value: '6', state: 'saved-here' });

    await phone.engine.syncNow();
    expect(await phone.field('patents')).toMatchObject({ state: 'delivered' });
  });

  it('sends nothing of one person in the session of another', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.sessionOf = 'user-2';
    phone.nowMs += 10 * 60_000;
    const before = phone.calls.length;
    await phone.engine.syncNow();
    expect(phone.calls.slice(before).map(({ kind }) => kind)).toEqual(['confirm']);
    expect(phone.engine.phase.value).toBe('signed-out');
    expect(await phone.held()).toHaveLength(1);
  });

  it('keeps the outbox when the server asks for a newer app', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    phone.server.minimumProtocol = 2;
    await phone.engine.syncNow();
    expect(phone.engine.phase.value).toBe('upgrade');
    expect(await phone.database.outbox.count()).toBe(1);
  });

  it('[S13] two tabs of one phone send one chain, whatever their pushes do to each other', async () => {
    const server = new ProtocolModel();
    const name = `two-tabs-${Date.now()}`;
    const one = new TestPhone(server, 'user-1', name);
    const two = new TestPhone(server, 'user-1', name);
    await Promise.all([one.start(), two.start()]);
    await Promise.all([
      one.enter('patents', '1'),
      two.enter('revenue', '2'),
      one.enter('satisfaction', '3'),
      two.enter('satisfaction', '4', '3'),
    ]);
    await Promise.all([one.engine.syncNow(), two.engine.syncNow()]);
    await one.engine.syncNow();

    expect(server.state.log.map(({ mutation }) => mutation.seq)).toEqual([1, 2, 3, 4]);
    expect(new Set(server.state.log.map(({ mutation }) => mutation.clientId)).size).toBe(1);
    expect(await two.database.outbox.count()).toBe(0);
  });
});
