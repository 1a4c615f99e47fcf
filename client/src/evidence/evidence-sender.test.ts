import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { outage, type Outcome } from '../api/outcome.ts';
import type { Delivered } from '../api/send-bytes.ts';
import type { EvidenceRow } from '../api/form-rows.ts';
import { writePull } from '../local-data/chain-state.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { CHUNK_BYTES, newFile, readFile } from '../local-data/evidence-files.ts';
import { keepEvidence, tidyUploads } from '../local-data/evidence-uploads.ts';
import { loadUnsentEvidence } from '../local-data/load-unsent-evidence.ts';
import { enterMutations } from '../local-data/outbox.ts';
import { sha256OfBytes } from '../sha256.ts';
import { aDatabase, DEVICE, methodOf } from '../local-data/workspace.test-support.ts';
import { settlePushed } from '../sync/settle.ts';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { createEvidenceSender } from './evidence-sender.ts';
import type { ByteTransport } from './send-upload.ts';

afterEach(() => vi.restoreAllMocks());

/** Takes bytes as tus does, in memory; written apart from the server. */
class UploadModel implements ByteTransport {
  readonly have = new Map<string, Uint8Array>();
  readonly sizes = new Map<string, number>();
  readonly calls: string[] = [];
  /** What else happens while bytes are under way. */
  meanwhile: (path: string) => Promise<void> = () => Promise.resolve();
  /** What happens to the next bytes. */
  readonly faults: ('lost-request' | 'lost-answer' | 'half' | 'mismatch' | 'signed-out')[] = [];

  async fetchOffset(path: string): Promise<Outcome<Delivered>> {
    this.calls.push(`HEAD ${path}`);
    await Promise.resolve();
    if (!this.sizes.has(path)) return { kind: 'refused', code: 'NOT_FOUND', details: {} };
    return { kind: 'ok', value: { offset: this.have.get(path)?.length ?? 0 } };
  }

  async sendBytes(path: string, offset: number, bytes: ArrayBuffer): Promise<Outcome<Delivered>> {
    this.calls.push(`PATCH ${path}`);
    await this.meanwhile(path);
    const fault = this.faults.shift();
    if (fault === 'lost-request') return outage('network');
    if (fault === 'signed-out') return { kind: 'signed-out' };
    const before = this.have.get(path) ?? new Uint8Array();
    if (before.length !== offset) return outage('server-error');
    const sent = new Uint8Array(bytes);
    const taken = fault === 'half' ? sent.slice(0, sent.length / 2) : sent;
    const now = new Uint8Array(before.length + taken.length);
    now.set(before);
    now.set(taken, before.length);
    this.have.set(path, now);
    if (fault === 'half' || fault === 'lost-answer') return outage('timeout');
    if (fault === 'mismatch') {
      this.have.delete(path);
      return { kind: 'ok', value: 'MISMATCH' };
    }
    return { kind: 'ok', value: { offset: now.length } };
  }
}

const paths = (id: string) => [`/evidence/${id}/thumbnail/upload`, `/evidence/${id}/full/upload`] as const;

function aPhone() {
  const database = aDatabase();
  const model = new UploadModel();
  const timers: { callback: () => void; ms: number }[] = [];
  const arrived = vi.fn();
  const sender = createEvidenceSender({
    database,
    transport: model,
    runAsOnlySender: (work) => work(),
    random: () => 0.5,
    timers: {
      set: (callback, ms) => timers.push({ callback, ms }),
      clear: () => timers.splice(0),
    },
    onDefect: (error) => {
      throw error;
    },
    onArrived: arrived,
  });
  onTestFinished(() => sender.stop());

  return {
    database,
    model,
    timers,
    arrived,
    /** Runs until the sender rests. */
    async send() {
      sender.wake();
      const calls = () => model.calls.length;
      for (let quiet = 0, last = -1; quiet < 5; quiet = calls() === last ? quiet + 1 : 0) {
        last = calls();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    /** Adds a photograph of so many bytes; its naming has been applied unless it `isPending`. */
    async add(byteCount: number, { isPending = false } = {}) {
      const full = await newFile(
        crypto.getRandomValues(new Uint8Array(Math.min(byteCount, 60_000))).buffer,
        'image/jpeg',
      );
      const grown =
        byteCount > 60_000
          ? await newFile(new Uint8Array(byteCount).fill(byteCount % 251).buffer, 'image/jpeg')
          : full;
      const thumbnail = await newFile(crypto.getRandomValues(new Uint8Array(100)).buffer, 'image/jpeg');
      const args = {
        selfEvaluationId: FORM_ID,
        indicatorId: 'patents',
        fileName: '照片.jpg',
        format: 'JPEG',
        byteCount: grown.byteCount,
        contentHash: grown.hash,
        thumbnail: { byteCount: thumbnail.byteCount, contentHash: thumbnail.hash },
        takenAt: null,
      } as const;
      const alongside = keepEvidence(database, [grown, thumbnail]);
      await enterMutations(database, [{ name: 'evidence.add@1', args }], DEVICE, { alongside });
      const id = (await database.outbox.orderBy('seq').last())?.id ?? '';
      for (const [index, path] of paths(id).entries()) {
        model.sizes.set(path, index === 0 ? thumbnail.byteCount : grown.byteCount);
      }
      if (!isPending) await apply(database, id);
      return { id, hash: grown.hash };
    },
  };
}

async function apply(database: LocalDatabase, mutationId: string): Promise<void> {
  const rest = { clientId: 'here', clientSeq: 1, seq: 1, code: null, details: null, conflictId: null };
  await database.transaction('rw', database.outbox, database.kept, database.meta, () =>
    settlePushed(database, [{ mutationId, outcome: 'APPLIED', ...rest }]),
  );
}

async function serverSays(database: LocalDatabase, id: string, state: EvidenceRow['state'], safeSeq = 0) {
  const upload = await database.evidenceUploads.get(id);
  await database.evidence.put({
    ...{ id, selfEvaluationId: FORM_ID, indicatorId: 'patents', fileName: '照片.jpg', format: 'JPEG' },
    ...{ byteCount: 1, contentHash: upload?.full.hash ?? '', takenAt: null, state, problem: null },
    ...{ hasThumbnail: true, addedByName: '填报人', addedAt: '2025-01-02T03:00:00.000Z' },
  });
  await writePull(database, { cursor: 'c', pulledSeq: 7, safeSeq, mustReset: false, lastPulledAt: null });
}

const stateOf = async (database: LocalDatabase, id: string) =>
  (await database.evidenceUploads.get(id))?.state;

describe('createEvidenceSender', () => {
  it('sends all small pictures first, then each whole, and nothing that is not named at the server yet', async () => {
    const phone = aPhone();
    const [first, second] = [await phone.add(500), await phone.add(600)];
    const waiting = await phone.add(700, { isPending: true });
    await phone.send();
    const patches = phone.model.calls.filter((call) => call.startsWith('PATCH')).map((call) => call.slice(6));
    expect(patches).toEqual([
      paths(first.id)[0],
      paths(second.id)[0],
      paths(first.id)[1],
      paths(second.id)[1],
    ]);
    expect(await stateOf(phone.database, first.id)).toBe('SENT');
    expect(await stateOf(phone.database, waiting.id)).toBe('WAITING');
    expect(phone.arrived).toHaveBeenCalled();
    expect((await loadUnsentEvidence(phone.database)).transfer).toMatchObject({
      done: 2,
      all: 3,
      remainingBytes: 800,
    });
  });

  it('sends the small picture of one that is named meanwhile before the next whole one', async () => {
    const phone = aPhone();
    const [first, second] = [await phone.add(500), await phone.add(600)];
    const late = await phone.add(700, { isPending: true });
    phone.model.meanwhile = (path) =>
      path === paths(first.id)[1] ? apply(phone.database, late.id) : Promise.resolve();
    await phone.send();
    const patches = phone.model.calls.filter((call) => call.startsWith('PATCH')).map((call) => call.slice(6));
    expect(patches.slice(2)).toEqual([
      paths(first.id)[1],
      paths(late.id)[0],
      paths(second.id)[1],
      paths(late.id)[1],
    ]);
  });

  it.each(['lost-request', 'lost-answer', 'half'] as const)(
    '[FT-70] goes on from what the server has after %s, and waits before',
    async (fault) => {
      const phone = aPhone();
      const { id, hash } = await phone.add(CHUNK_BYTES + 5);
      phone.model.have.set(paths(id)[0], new Uint8Array(100));
      phone.model.faults.push(fault);
      await phone.send();
      expect(await stateOf(phone.database, id)).toBe('WAITING');
      expect(phone.timers.map(({ ms }) => ms)).toEqual([750]);
      phone.timers[0]?.callback();
      await phone.send();
      expect(await stateOf(phone.database, id)).toBe('SENT');
      expect(await sha256OfBytes(new Uint8Array(phone.model.have.get(paths(id)[1]) ?? []))).toBe(hash);
    },
  );

  it('[FT-71] sends again what arrived as other bytes, as long as its own are whole', async () => {
    const phone = aPhone();
    const { id } = await phone.add(900);
    phone.model.have.set(paths(id)[0], new Uint8Array(100));
    phone.model.faults.push('mismatch');
    await phone.send();
    expect(await stateOf(phone.database, id)).toBe('SENT');
  });

  it.each([
    ['gone', (database: LocalDatabase) => database.evidenceChunks.clear()],
    [
      'others than they were',
      (database: LocalDatabase) =>
        database.evidenceChunks.toCollection().modify({ bytes: new Uint8Array(900).buffer }),
    ],
  ])('[FT-72] says so when the bytes on the phone are %s', async (_, damage) => {
    const phone = aPhone();
    const { id } = await phone.add(900);
    await damage(phone.database);
    phone.model.have.set(paths(id)[0], new Uint8Array(100));
    phone.model.faults.push('mismatch');
    await phone.send();
    expect(await stateOf(phone.database, id)).toBe('LOST');
    const { troubled } = await loadUnsentEvidence(phone.database);
    expect(troubled.map(({ trouble }) => trouble?.kind)).toEqual(['LOST']);
  });

  it('keeps the bytes and says so when the server does not wait for them any more', async () => {
    const phone = aPhone();
    const { id, hash } = await phone.add(900);
    for (const path of paths(id)) phone.model.sizes.delete(path);
    await phone.send();
    expect(await stateOf(phone.database, id)).toBe('REFUSED');
    expect(await readFile(phone.database, hash)).not.toBeNull();
  });

  it('[L4] offers again what was refused to somebody out of scope once the server waits for it from them', async () => {
    const phone = aPhone();
    const { id } = await phone.add(900);
    const sizes = [...phone.model.sizes];
    phone.model.sizes.clear();
    await phone.send();
    expect(await stateOf(phone.database, id)).toBe('REFUSED');
    for (const [path, size] of sizes) phone.model.sizes.set(path, size);
    await serverSays(phone.database, id, 'AWAITED');
    await phone.send();
    expect(await stateOf(phone.database, id)).toBe('SENT');
  });

  it('leaves a lost session to the engine, and loses nothing by it', async () => {
    const phone = aPhone();
    const { id } = await phone.add(900);
    phone.model.faults.push('signed-out');
    await phone.send();
    expect([await stateOf(phone.database, id), phone.timers]).toEqual(['WAITING', []]);
    await phone.send();
    expect(await stateOf(phone.database, id)).toBe('SENT');
  });

  it('[S14] lets go of bytes only when a backup holds them, or the person took them back', async () => {
    const phone = aPhone();
    const { id, hash } = await phone.add(900);
    const { id: taken, hash: takenHash } = await phone.add(800);
    await phone.send();
    await serverSays(phone.database, id, 'PRESENT');
    await serverSays(phone.database, taken, 'REMOVED');
    await tidyUploads(phone.database);
    expect(await readFile(phone.database, hash)).not.toBeNull();
    expect(await readFile(phone.database, takenHash)).toBeNull();
    await serverSays(phone.database, id, 'PRESENT', 6);
    await tidyUploads(phone.database);
    expect(await readFile(phone.database, hash)).not.toBeNull();
    await serverSays(phone.database, id, 'PRESENT', 7);
    await tidyUploads(phone.database);
    expect([await readFile(phone.database, hash), await phone.database.evidenceChunks.count()]).toEqual([
      null,
      0,
    ]);
  });

  it('[FT-40] sends again to a restored server that waits for what it had', async () => {
    const phone = aPhone();
    const { id } = await phone.add(900);
    await phone.send();
    for (const path of paths(id)) phone.model.have.delete(path);
    await serverSays(phone.database, id, 'AWAITED');
    await phone.send();
    expect(phone.model.have.get(paths(id)[1])?.length).toBe(900);
  });
});

describe('keepEvidence', () => {
  it('[FT-20] leaves nothing of a photograph, and no mutation, when a chunk finds no room', async () => {
    const phone = aPhone();
    const put = methodOf(IDBObjectStore.prototype, 'put');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
      ...key
    ) {
      const isThird = this.name === 'evidenceChunks' && Reflect.get(Object(value), 'index') === 2;
      if (isThird) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value, ...key);
    });
    await expect(phone.add(CHUNK_BYTES * 3)).rejects.toThrow('IndexedDB does not take the write');
    const { outbox, evidenceChunks, evidenceFiles, evidenceUploads } = phone.database;
    const counts = await Promise.all(
      [outbox, evidenceChunks, evidenceFiles, evidenceUploads].map((t) => t.count()),
    );
    expect(counts).toEqual([0, 0, 0, 0]);
  });
});
