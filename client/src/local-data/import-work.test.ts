import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ProtocolModel } from '../sync/protocol-model.test-support.ts';
import { aPhoneWithRows, TestPhone } from '../sync/test-phone.test-support.ts';
import { exportWork } from './export-work.ts';
import { importWork } from './import-work.ts';
import { withdrawMutation } from './withdraw.ts';

const NOW = new Date('2025-01-02T04:00:00.000Z');

/** A phone with two entries that were never sent, one that was refused and half a word. */
async function aPhoneWithWork(server = new ProtocolModel()): Promise<TestPhone> {
  const phone = await aPhoneWithRows(server);
  await phone.submit();
  await phone.enter('satisfaction', '90');
  await phone.engine.syncNow();
  await phone.enter('patents', '6');
  await phone.enter('revenue', '8');
  await phone.database.drafts.put({ key: 'd', text: '半句', seen: null, savedAt: NOW.toISOString() });
  return phone;
}

const exported = (phone: TestPhone) => exportWork(phone.database, phone.userId, NOW);

describe('importWork', () => {
  it('[S2] puts everything back on another phone of the same person, with its ids and in its order', async () => {
    const server = new ProtocolModel();
    const old = await aPhoneWithWork(server);
    const text = await exported(old);
    const next = await aPhoneWithRows(server);

    const result = await importWork(next.database, text, next.userId);

    expect(result).toEqual({ kind: 'imported', added: 3, known: 0, drafts: 1 });
    const ids = async (phone: TestPhone) =>
      (await phone.database.outbox.orderBy('seq').toArray()).map(({ id }) => id);
    expect(await ids(next)).toEqual(await ids(old));
    expect(await next.database.kept.where({ attention: 'OPEN' }).count()).toBe(1);
    expect(await next.database.drafts.get('d')).toMatchObject({ text: '半句' });
  });

  it('[S1] takes effect once, whether the old phone sends before or after the new one', async () => {
    const server = new ProtocolModel();
    const old = await aPhoneWithRows(server);
    await old.enter('patents', '6');
    await old.enter('revenue', '8');
    const text = await exported(old);
    const next = await aPhoneWithRows(server);
    await importWork(next.database, text, next.userId);
    await next.engine.syncNow();
    await old.engine.syncNow();
    const later = await aPhoneWithRows(server);
    await importWork(later.database, text, later.userId);
    await later.engine.syncNow();

    for (const phone of [old, next, later]) {
      expect(await phone.database.outbox.count()).toBe(0);
      expect((await phone.field('patents')).value).toBe('6');
      expect((await phone.field('patents')).state).not.toBe('needs-attention');
    }
    expect(server.state.conflicts.size).toBe(0);
  });

  it('[S4] asks a restored server again about what the history before had refused', async () => {
    const server = new ProtocolModel();
    const backup = server.backup();
    const text = await exported(await aPhoneWithWork(server));
    server.restore(backup);
    const next = await aPhoneWithRows(server);

    expect(await importWork(next.database, text, next.userId)).toMatchObject({ added: 3 });
    expect(await next.database.outbox.count()).toBe(3);
    await next.engine.syncNow();
    expect(server.state.log).toHaveLength(3);
  });

  it('changes nothing on the phone that wrote the file, however often it is imported', async () => {
    const phone = await aPhoneWithWork();
    const text = await exported(phone);
    const before = await phone.held();
    for (let round = 0; round < 3; round += 1) {
      expect(await importWork(phone.database, text, phone.userId)).toEqual({
        kind: 'imported',
        added: 0,
        known: 3,
        drafts: 0,
      });
    }
    expect(await phone.held()).toEqual(before);
  });

  it('leaves alone what was taken back since', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    const text = await exported(phone);
    const [entry] = await phone.database.outbox.toArray();
    await withdrawMutation(phone.database, entry?.id ?? '', NOW.toISOString());
    expect(await importWork(phone.database, text, phone.userId)).toMatchObject({ added: 0, known: 1 });
    expect(await phone.database.outbox.count()).toBe(0);
  });

  it('takes a single entry where only one was exported', async () => {
    const old = await aPhoneWithWork();
    const [entry] = await old.database.outbox.orderBy('seq').toArray();
    const text = await exportWork(old.database, old.userId, NOW, [entry?.id ?? '']);
    const next = await aPhoneWithRows();
    expect(await importWork(next.database, text, next.userId)).toMatchObject({ added: 1, drafts: 0 });
    expect((await next.database.outbox.toArray()).map(({ id }) => id)).toEqual([entry?.id]);
  });

  it('reads the files of the first release, which had no checksum', async () => {
    const old = await aPhoneWithWork();
    const { checksum: _, ...file } = JSON.parse(await exported(old)) as Record<string, unknown>;
    const next = await aPhoneWithRows();
    const text = JSON.stringify({ ...file, version: 1 });
    expect(await importWork(next.database, text, next.userId)).toMatchObject({ kind: 'imported', added: 3 });
  });

  it.each([
    ['somebody else’s file', (text: string) => text, 'user-2', 'other-person'],
    ['a changed value', (text: string) => text.replace('"6"', '"9"'), 'user-1', 'damaged'],
    ['a file that breaks off', (text: string) => text.slice(0, -80), 'user-1', 'damaged'],
    ['a newer file', (text: string) => text.replace('"version": 2', '"version": 3'), 'user-1', 'too-new'],
    ['a picture', () => '\u0089PNG', 'user-1', 'not-our-file'],
    ['an empty file', () => '', 'user-1', 'not-our-file'],
    ['other JSON', () => '{"format":"x"}', 'user-1', 'not-our-file'],
    [
      'an entry without a name',
      (text: string) => {
        const { checksum: _, ...file } = JSON.parse(text) as { checksum: string; pending: object[] };
        return JSON.stringify({ ...file, version: 1, pending: [...file.pending, { id: 'x' }] });
      },
      'user-1',
      'damaged',
    ],
  ])('refuses %s and loses nothing', async (_what, change, userId, reason) => {
    const phone = await aPhoneWithWork();
    const text = change(await exported(phone));
    await phone.enter('patents', '7', '6');
    const before = await phone.held();
    expect(await importWork(phone.database, text, userId)).toEqual({ kind: 'refused', reason });
    expect(await phone.held()).toEqual(before);
  });
});
