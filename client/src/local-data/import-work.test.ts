import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ProtocolModel } from '../sync/protocol-model.test-support.ts';
import { aPhoneWithRows, TestPhone } from '../sync/test-phone.test-support.ts';
import { checksumOf } from './export-work.ts';
import { EXPORTED_AT, exportToBlob, textFile } from './exported-file.test-support.ts';
import { importWork } from './import-work.ts';
import { withdrawMutation } from './withdraw.ts';

/** A phone with two entries that were never sent, one that was refused and half a word. */
async function aPhoneWithWork(server = new ProtocolModel()): Promise<TestPhone> {
  const phone = await aPhoneWithRows(server);
  await phone.submit();
  await phone.enter('satisfaction', '90');
  await phone.engine.syncNow();
  await phone.enter('patents', '6');
  await phone.enter('revenue', '8');
  await phone.database.drafts.put({ key: 'd', text: '半句', seen: null, savedAt: EXPORTED_AT.toISOString() });
  return phone;
}

/** Nothing but text: no photograph was taken. */
const exported = async (phone: TestPhone) => (await exportToBlob(phone.database, phone.userId)).text();

describe('importWork', () => {
  it('[S2] puts everything back on another phone of the same person, with its ids and in its order', async () => {
    const server = new ProtocolModel();
    const old = await aPhoneWithWork(server);
    const text = await exported(old);
    const next = await aPhoneWithRows(server);

    const result = await importWork(next.database, textFile(text), next.userId);

    expect(result).toEqual({ kind: 'imported', added: 3, known: 0, drafts: 1, pieces: 0 });
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
    await importWork(next.database, textFile(text), next.userId);
    await next.engine.syncNow();
    await old.engine.syncNow();
    const later = await aPhoneWithRows(server);
    await importWork(later.database, textFile(text), later.userId);
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

    expect(await importWork(next.database, textFile(text), next.userId)).toMatchObject({ added: 3 });
    expect(await next.database.outbox.count()).toBe(3);
    await next.engine.syncNow();
    expect(server.state.log).toHaveLength(3);
  });

  it('changes nothing on the phone that wrote the file, however often it is imported', async () => {
    const phone = await aPhoneWithWork();
    const text = await exported(phone);
    const before = await phone.held();
    for (let round = 0; round < 3; round += 1) {
      expect(await importWork(phone.database, textFile(text), phone.userId)).toEqual({
        kind: 'imported',
        added: 0,
        known: 3,
        drafts: 0,
        pieces: 0,
      });
    }
    expect(await phone.held()).toEqual(before);
  });

  it('leaves alone what was taken back since', async () => {
    const phone = await aPhoneWithRows();
    await phone.enter('patents', '6');
    const text = await exported(phone);
    const [entry] = await phone.database.outbox.toArray();
    await withdrawMutation(phone.database, entry?.id ?? '', EXPORTED_AT.toISOString());
    expect(await importWork(phone.database, textFile(text), phone.userId)).toMatchObject({
      added: 0,
      known: 1,
    });
    expect(await phone.database.outbox.count()).toBe(0);
  });

  it('takes a single entry where only one was exported', async () => {
    const old = await aPhoneWithWork();
    const [entry] = await old.database.outbox.orderBy('seq').toArray();
    const text = await (await exportToBlob(old.database, old.userId, [entry?.id ?? ''])).text();
    const next = await aPhoneWithRows();
    expect(await importWork(next.database, textFile(text), next.userId)).toMatchObject({
      added: 1,
      drafts: 0,
    });
    expect((await next.database.outbox.toArray()).map(({ id }) => id)).toEqual([entry?.id]);
  });

  it('reads the files of older releases: without a checksum, and without photographs', async () => {
    const old = await aPhoneWithWork();
    const {
      checksum: _,
      uploads,
      files,
      ...file
    } = JSON.parse(await exported(old)) as Record<string, unknown>;
    expect([uploads, files]).toEqual([[], []]);
    for (const older of [
      { ...file, version: 1 },
      { ...file, version: 2, checksum: await checksumOf({ ...file, version: 2 }) },
    ]) {
      const next = await aPhoneWithRows();
      const result = await importWork(next.database, textFile(JSON.stringify(older, null, 2)), next.userId);
      expect(result).toMatchObject({ kind: 'imported', added: 3, drafts: 1 });
    }
  });

  it.each([
    ['somebody else’s file', (text: string) => text, 'user-2', 'other-person'],
    ['a changed value', (text: string) => text.replace('"6"', '"9"'), 'user-1', 'damaged'],
    ['a file that breaks off', (text: string) => text.slice(0, -80), 'user-1', 'damaged'],
    ['bytes that nobody named', (text: string) => `${text}x`, 'user-1', 'damaged'],
    ['a newer file', (text: string) => text.replace('"version":3', '"version":4'), 'user-1', 'too-new'],
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
    expect(await importWork(phone.database, textFile(text), userId)).toEqual({ kind: 'refused', reason });
    expect(await phone.held()).toEqual(before);
  });
});
