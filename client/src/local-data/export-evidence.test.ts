import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FORM_ID } from '../sync/rows.test-support.ts';
import type { LocalDatabase } from './database.ts';
import { CHUNK_BYTES, newFile, readFile } from './evidence-files.ts';
import { keepEvidence, owedUploads, tidyUploads, updateUpload } from './evidence-uploads.ts';
import { exportWork } from './export-work.ts';
import { EXPORTED_AT, exportToBlob, textFile } from './exported-file.test-support.ts';
import { importWork } from './import-work.ts';
import { loadEvidence } from './load-evidence.ts';
import { measureExport } from './measure-export.ts';
import { enterMutations } from './outbox.ts';
import { withdrawMutation } from './withdraw.ts';
import { workFileOf } from './work-file.ts';
import { aDatabase, DEVICE, methodOf } from './workspace.test-support.ts';

const USER = 'user-1';

afterEach(() => vi.restoreAllMocks());

/** Adds a photograph of so many bytes, each byte `seed`. */
async function addPhoto(database: LocalDatabase, byteCount: number, seed: number) {
  const full = await newFile(new Uint8Array(byteCount).fill(seed).buffer, 'image/jpeg');
  const thumbnail = await newFile(new Uint8Array(50).fill(seed).buffer, 'image/jpeg');
  const args = {
    selfEvaluationId: FORM_ID,
    indicatorId: 'patents',
    fileName: `照片-${seed}.jpg`,
    format: 'JPEG',
    byteCount,
    contentHash: full.hash,
    thumbnail: { byteCount: 50, contentHash: thumbnail.hash },
    takenAt: null,
  } as const;
  const alongside = keepEvidence(database, [full, thumbnail]);
  await enterMutations(database, [{ name: 'evidence.add@1', args }], DEVICE, { alongside });
  const id = (await database.outbox.orderBy('seq').last())?.id ?? '';
  return { id, hash: full.hash, thumbnailHash: thumbnail.hash };
}

/** Its naming has arrived at the server, its bytes have not. */
async function markNamed(database: LocalDatabase, id: string): Promise<void> {
  const record = await database.outbox.get(id);
  if (!record) throw new Error('nothing to deliver');
  const told = { seq: 1, clientId: 'here', code: null, details: null, conflictId: null };
  const verdict = { ...told, outcome: 'APPLIED' } as const;
  await database.kept.put({ ...record, verdict, attention: 'NONE' });
  await database.outbox.delete(id);
}

const importInto = async (database: LocalDatabase, file: Blob) =>
  importWork(database, workFileOf(file), USER);

const everything = async (database: LocalDatabase) =>
  JSON.stringify(await Promise.all(database.tables.map((table) => table.toArray())));

describe('exportWork', () => {
  it('[S2] carries the bytes of photographs to another phone, which owes them to the server from then on', async () => {
    const old = aDatabase();
    const waiting = await addPhoto(old, CHUNK_BYTES + 7, 1);
    const named = await addPhoto(old, 900, 2);
    await markNamed(old, named.id);
    const file = await exportToBlob(old, USER);

    const next = aDatabase();
    expect(await importInto(next, file)).toMatchObject({ kind: 'imported', added: 1, pieces: 2 });
    for (const { hash, thumbnailHash } of [waiting, named]) {
      expect((await readFile(next, hash))?.hash).toBe(hash);
      expect((await readFile(next, thumbnailHash))?.byteCount).toBe(50);
    }
    expect(await readFile(next, waiting.hash)).toEqual(await readFile(old, waiting.hash));
    // What has been named may be sent at once, the other when its naming has arrived.
    expect((await owedUploads(next)).map(({ evidenceId }) => evidenceId)).toEqual([named.id]);
    await markNamed(next, waiting.id);
    expect((await owedUploads(next)).map(({ evidenceId }) => evidenceId)).toEqual([waiting.id, named.id]);

    // Once more changes nothing.
    const before = await everything(next);
    expect(await importInto(next, file)).toMatchObject({ added: 0, pieces: 0 });
    expect(await everything(next)).toBe(before);
  });

  it('tells its size before: exactly the bytes of what is unsent, each file once, and about its text', async () => {
    const database = aDatabase();
    expect(await measureExport(database)).toEqual({ entries: 0, pieces: 0, bytes: 0 });
    await addPhoto(database, 300_000, 1);
    await addPhoto(database, 300_000, 1);
    const sent = await addPhoto(database, 200_000, 2);
    await updateUpload(database, sent.id, { state: 'SENT' });
    const { entries, pieces, bytes } = await measureExport(database);
    const file = await exportToBlob(database, USER);
    expect([entries, pieces]).toEqual([3, 2]);
    expect(file.size).toBeGreaterThan(300_050);
    expect(Math.abs(bytes - file.size)).toBeLessThan(3000);
    // One entry alone takes its own bytes along.
    const work = await exportWork(database, USER, EXPORTED_AT, [sent.id]);
    expect([work.entries, work.pieces, work.files]).toEqual([1, 0, []]);
  });

  it('[FT-72] says how many photographs are no longer whole, and the other phone says it of them too', async () => {
    const old = aDatabase();
    const lost = await addPhoto(old, 900, 1);
    await addPhoto(old, 800, 2);
    await old.evidenceChunks.delete([lost.hash, 0]);
    expect(await exportWork(old, USER, EXPORTED_AT)).toMatchObject({ entries: 2, pieces: 1, lostPieces: 1 });

    const next = aDatabase();
    expect(await importInto(next, await exportToBlob(old, USER))).toMatchObject({ added: 2, pieces: 1 });
    const views = await loadEvidence(next, FORM_ID);
    expect(views.map(({ id, trouble }) => (id === lost.id ? trouble?.kind : trouble))).toEqual([
      'LOST',
      null,
    ]);
  });

  it('[FT-72] brings back bytes that this phone has lost', async () => {
    const database = aDatabase();
    const { id, hash } = await addPhoto(database, 900, 1);
    const file = await exportToBlob(database, USER);
    await database.evidenceFiles.clear();
    await database.evidenceChunks.clear();
    await updateUpload(database, id, { state: 'LOST' });
    expect(await importInto(database, file)).toMatchObject({ added: 0, known: 1, pieces: 1 });
    expect((await database.evidenceUploads.get(id))?.state).toBe('WAITING');
    expect(await readFile(database, hash)).not.toBeNull();
  });
});

describe('importWork', () => {
  it('says of a photograph from an older release’s file that its bytes are missing', async () => {
    const old = aDatabase();
    await addPhoto(old, 900, 1);
    const [line = ''] = (await (await exportToBlob(old, USER)).text()).split('\n');
    const { checksum: _, uploads: _u, files: _f, ...file } = JSON.parse(line) as Record<string, unknown>;
    const next = aDatabase();
    const older = textFile(JSON.stringify({ ...file, version: 1 }, null, 2));
    expect(await importWork(next, older, USER)).toMatchObject({ added: 1, pieces: 0 });
    expect((await loadEvidence(next, FORM_ID)).map(({ trouble }) => trouble?.kind)).toEqual(['LOST']);
  });

  it('leaves alone what was taken back, and what the server has by now', async () => {
    const old = aDatabase();
    const { id } = await addPhoto(old, 900, 1);
    const file = await exportToBlob(old, USER);
    await withdrawMutation(old, id, EXPORTED_AT.toISOString());
    await tidyUploads(old);
    expect(await importInto(old, file)).toMatchObject({ added: 0, pieces: 0 });

    const next = aDatabase();
    const row = { id, selfEvaluationId: FORM_ID, indicatorId: 'patents', fileName: '照片-1.jpg' };
    const facts = { format: 'JPEG', byteCount: 900, contentHash: '', takenAt: null, problem: null } as const;
    const told = { state: 'PRESENT', hasThumbnail: true, addedByName: '填报人', addedAt: '' } as const;
    await next.evidence.put({ ...row, ...facts, ...told });
    expect(await importInto(next, file)).toMatchObject({ pieces: 0 });
    expect(await next.evidenceUploads.count()).toBe(0);
  });

  it('[FT-76] waits no longer for a photograph that the other phone has sent', async () => {
    const database = aDatabase();
    const { id } = await addPhoto(database, 900, 1);
    await markNamed(database, id);
    const row = { id, selfEvaluationId: FORM_ID, indicatorId: 'patents', fileName: '照片-1.jpg' };
    const facts = { format: 'JPEG', byteCount: 900, contentHash: '', takenAt: null, problem: null } as const;
    const told = { hasThumbnail: true, addedByName: '填报人', addedAt: '' };
    await database.evidence.put({ ...row, ...facts, ...told, state: 'AWAITED' });
    await tidyUploads(database);
    expect((await database.evidenceUploads.get(id))?.state).toBe('WAITING');
    await database.evidence.put({ ...row, ...facts, ...told, state: 'PRESENT' });
    await tidyUploads(database);
    expect((await database.evidenceUploads.get(id))?.state).toBe('SENT');
  });

  it.each([
    ['a changed byte of a photograph', (bytes: Uint8Array) => bytes.with(bytes.length - 3, 99)],
    ['the last byte missing', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['a byte too many', (bytes: Uint8Array) => Uint8Array.of(...bytes, 1)],
    ['a changed text', (bytes: Uint8Array) => bytes.with(bytes.indexOf(58) + 2, 88)],
  ])('refuses a file with %s, and changes nothing', async (_what, change) => {
    const old = aDatabase();
    await addPhoto(old, 900, 1);
    const bytes = new Uint8Array(await (await exportToBlob(old, USER)).arrayBuffer());
    const next = aDatabase();
    const own = await addPhoto(next, 700, 3);
    const before = await everything(next);
    const result = await importInto(next, new Blob([new Uint8Array(change(bytes))]));
    expect(result).toMatchObject({ kind: 'refused' });
    expect(await everything(next)).toBe(before);
    expect(await readFile(next, own.hash)).not.toBeNull();
  });

  it('[FT-20] enters nothing when the phone has no room for the bytes, and leaves none of them behind', async () => {
    const old = aDatabase();
    await addPhoto(old, 900, 1);
    await addPhoto(old, 800, 2);
    const file = await exportToBlob(old, USER);
    const next = aDatabase();
    await addPhoto(next, 700, 3);
    const before = await everything(next);
    const put = methodOf(IDBObjectStore.prototype, 'put');
    let chunks = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'evidenceChunks' && (chunks += 1) > 2)
        throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await expect(importInto(next, file)).rejects.toThrow('IndexedDB does not take the write');
    await tidyUploads(next);
    expect(await everything(next)).toBe(before);
  });
});
