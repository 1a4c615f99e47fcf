import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedIn } from '#test/api-client';
import { describeOnEachDatabase } from '#test/each-database';
import { aPhotograph, aPngBomb, EvidenceClient, namingOf, sha256Of } from '#test/evidence';
import { TestDevice, type MutationVerdict } from '#test/test-device';
import type { MutationArgs } from '@attain/shared/sync/mutation';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { uploadName } from './evidence-files.ts';

const FORM = { selfEvaluationId: 'form-urumqi-main', indicatorId: 'indicator-urumqi-main-2' };

describeOnEachDatabase('EvidenceService', (open) => {
  let app: App;
  let folder: string;
  let urumqi: { device: TestDevice; bytes: EvidenceClient };
  beforeAll(async () => {
    const { env } = await open();
    folder = join(env.DATA_DIR, 'evidence');
    app = await createApp(readConfig({ ...env, NODE_ENV: 'test', PORT: '0', DEMO: '1' }));
    urumqi = await person('urumqi');
  }, 60_000);
  afterAll(() => app?.close());

  const person = async (account: string) => {
    const api = await signedIn(app.url, account);
    return { device: new TestDevice(api), bytes: new EvidenceClient(api) };
  };
  const add = async (
    args: MutationArgs['evidence.add@1'],
    device = urumqi.device,
  ): Promise<{ id: string; verdict: MutationVerdict | undefined }> => {
    const mutation = device.mutate('evidence.add@1', args);
    const { verdicts } = await device.push(mutation);
    return { id: mutation.id, verdict: verdicts?.[0] };
  };
  const remove = async (evidenceId: string) => {
    const { device } = urumqi;
    const { selfEvaluationId } = FORM;
    const { verdicts } = await device.push(
      device.mutate('evidence.remove@1', { selfEvaluationId, evidenceId }),
    );
    return verdicts?.[0];
  };
  /** Each test on a row of its own, so that the limit of pieces is met where it is meant. */
  let row = 0;
  const place = () => ({ ...FORM, indicatorId: `indicator-urumqi-main-${(row++ % 7) + 1}` });
  const rowOf = async (id: string) =>
    (await urumqi.device.pull()).evidence.find((evidence) => evidence.id === id);

  it('takes a photograph in pieces and shows it without the place where it was taken', async () => {
    const photograph = await aPhotograph({ width: 900, height: 600, orientation: 6 });
    expect((await sharp(photograph).metadata()).exif?.includes('OwnerOfThePhone')).toBe(true);
    const { id, verdict } = await add(namingOf(photograph, place()));
    expect(verdict?.outcome).toBe('APPLIED');
    expect(await rowOf(id)).toMatchObject({ state: 'AWAITED', hasThumbnail: false });
    expect((await urumqi.bytes.get(id)).status).toBe(404);

    const half = Math.floor(photograph.length / 2);
    expect(await urumqi.bytes.offset(id)).toBe(0);
    expect((await urumqi.bytes.patch(id, 0, photograph.subarray(0, half))).status).toBe(204);
    expect(await urumqi.bytes.offset(id)).toBe(half);
    const last = await urumqi.bytes.patch(id, half, photograph.subarray(half));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(photograph.length)]);

    expect(await rowOf(id)).toMatchObject({ state: 'PRESENT', problem: null, hasThumbnail: true });
    const served = await urumqi.bytes.content(id);
    const { width, height, exif, icc, xmp, iptc, orientation } = await sharp(served).metadata();
    expect({ width, height, exif, icc, xmp, iptc, orientation }).toEqual({ width: 600, height: 900 });
    expect(served.includes('OwnerOfThePhone') || served.includes('GPS')).toBe(false);
    const small = await sharp(await urumqi.bytes.content(id, 'thumbnail')).metadata();
    expect([small.width, small.height, small.exif]).toEqual([213, 320, undefined]);

    // The original stays as it came, so that its hash can be checked for ever (S16).
    const [original] = await originals((bytes) => sha256Of(bytes) === sha256Of(photograph));
    expect(original).toEqual(photograph);
    expect(
      (await readdir(join(folder, 'uploads'))).filter((name) => name.startsWith(uploadName(id, 'full'))),
    ).toEqual([]);
  });

  it('hands files out as files, to be asked for again each time', async () => {
    const photograph = await aPhotograph({ seed: 2 });
    const { id } = await add(namingOf(photograph, place(), { fileName: '发票\u202egpj.“一”\r\nX: y.exe' }));
    await urumqi.bytes.patch(id, 0, photograph);
    const answer = await urumqi.bytes.get(id);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="evidence\.jpg"; filename\*=UTF-8''[\w%.-]+\.jpg$/,
    );
    expect(decodeURIComponent(headers['content-disposition'] ?? '')).toContain('发票gpj.“一”X: y.exe.jpg');
    const again = await urumqi.bytes.get(id, 'full', { 'if-none-match': headers['etag'] ?? '' });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  it('shows the small picture while the whole one is on its way', async () => {
    const [photograph, small] = [
      await aPhotograph({ seed: 3 }),
      await aPhotograph({ width: 160, height: 120 }),
    ];
    const thumbnail = { byteCount: small.length, contentHash: sha256Of(small) };
    const { id } = await add(namingOf(photograph, place(), { thumbnail }));
    expect((await urumqi.bytes.patch(id, 0, small, { part: 'thumbnail' })).status).toBe(204);
    expect(await rowOf(id)).toMatchObject({ state: 'AWAITED', hasThumbnail: true });
    const shown = await urumqi.bytes.content(id, 'thumbnail');
    expect(shown.includes('OwnerOfThePhone')).toBe(false);
    expect((await urumqi.bytes.get(id)).status).toBe(404);
    expect(await urumqi.bytes.offset(id, 'thumbnail')).toBe(small.length);
  });

  it('asks again for bytes that are not those named, and takes the right ones afterwards', async () => {
    const [photograph, other] = [await aPhotograph({ seed: 4 }), await aPhotograph({ seed: 5 })];
    const { id } = await add(namingOf(photograph, place()));
    const wrong = Buffer.concat([other, Buffer.alloc(photograph.length)]).subarray(0, photograph.length);
    const refused = await urumqi.bytes.patch(id, 0, wrong);
    expect([refused.status, await refused.json()]).toEqual([460, { error: 'HASH_MISMATCH' }]);
    expect([await urumqi.bytes.offset(id), (await rowOf(id))?.state]).toEqual([0, 'AWAITED']);
    expect((await urumqi.bytes.patch(id, 0, photograph)).status).toBe(204);
    expect((await rowOf(id))?.state).toBe('PRESENT');
  });

  it('follows the offset that it has, and takes no byte beyond the size named', async () => {
    const photograph = await aPhotograph({ seed: 6 });
    const { id } = await add(namingOf(photograph, place()));
    expect((await urumqi.bytes.patch(id, 100, photograph.subarray(100))).status).toBe(409);
    expect((await urumqi.bytes.patch(id, 0, Buffer.concat([photograph, photograph]))).status).toBe(413);
    // A body that does not tell its length could be any size.
    const stream = new Blob([new Uint8Array(photograph), new Uint8Array(9)]).stream();
    expect((await urumqi.bytes.patch(id, 0, stream)).status).toBe(411);
    expect([await urumqi.bytes.offset(id), (await rowOf(id))?.state]).toEqual([0, 'AWAITED']);
  });

  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const HTML = '<!doctype html><script>alert(1)</script>';
  const executable = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 7)]);
  it.each([
    { what: 'an SVG named .jpg', make: () => Buffer.from(SVG), problem: 'NOT_WHAT_IT_SAYS' },
    { what: 'a page named .jpg', make: () => Buffer.from(HTML), problem: 'NOT_WHAT_IT_SAYS' },
    { what: 'a PNG named .jpg', make: () => aPngBomb(10), problem: 'NOT_WHAT_IT_SAYS' },
    {
      what: 'a program named .pdf',
      make: () => executable,
      format: 'PDF',
      problem: 'NOT_WHAT_IT_SAYS',
    },
    {
      what: 'a photograph named .docx',
      make: () => aPhotograph(),
      format: 'DOCX',
      problem: 'NOT_WHAT_IT_SAYS',
    },
    {
      what: 'a picture of 20,000 × 20,000 pixels in a few kilobytes',
      make: () => aPngBomb(20_000),
      format: 'PNG',
      problem: 'TOO_MANY_PIXELS',
    },
    {
      what: 'half a photograph',
      make: async () => (await aPhotograph({ seed: 7 })).subarray(0, 9000),
      problem: 'UNREADABLE',
    },
    {
      what: 'a photograph with a page behind it',
      make: async () => Buffer.concat([await aPhotograph({ seed: 8 }), Buffer.from(HTML)]),
      problem: 'TRAILING_DATA',
    },
    {
      what: 'a PNG with an archive behind it',
      make: () => Buffer.concat([aPngBomb(10), Buffer.from('PK\x03\x04')]),
      format: 'PNG',
      problem: 'TRAILING_DATA',
    },
  ] as const)('quarantines $what, tells why and shows it to nobody', async ({ make, problem, ...rest }) => {
    const bytes = await make();
    const format = 'format' in rest ? rest.format : 'JPEG';
    const { id, verdict } = await add(namingOf(bytes, place(), { format }));
    expect(verdict?.outcome).toBe('APPLIED');
    expect((await urumqi.bytes.patch(id, 0, bytes)).status).toBe(204);
    expect(await rowOf(id)).toMatchObject({ state: 'QUARANTINED', problem, hasThumbnail: false });
    expect((await urumqi.bytes.get(id)).status).toBe(404);
    expect((await urumqi.bytes.get(id, 'thumbnail')).status).toBe(404);
    // Kept, so that nothing that somebody handed in is gone.
    expect(await originals((kept) => kept.equals(bytes))).toHaveLength(1);
    expect((await remove(id))?.outcome).toBe('APPLIED');
  });

  it('takes documents by their magic number, and serves them as they are', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const { id } = await add(namingOf(pdf, place(), { format: 'PDF', fileName: '批复.pdf' }));
    await urumqi.bytes.patch(id, 0, pdf);
    expect(await rowOf(id)).toMatchObject({ state: 'PRESENT', hasThumbnail: false });
    const answer = await urumqi.bytes.get(id);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
  });

  it('parks what breaks a limit, with the limit', async () => {
    const bytes = await aPhotograph();
    const refusal = async (overrides: Partial<MutationArgs['evidence.add@1']>) => {
      const { verdict } = await add(namingOf(bytes, FORM, overrides));
      return verdict && { outcome: verdict.outcome, code: verdict.code, details: verdict.details };
    };
    const refused = (violation: string, limit: number) => ({
      outcome: 'PARKED',
      code: 'EVIDENCE_REFUSED',
      details: { violation, limit },
    });
    expect(await refusal({ byteCount: 0 })).toEqual(refused('EMPTY', 1));
    expect(await refusal({ byteCount: 6e6 })).toEqual(refused('TOO_LARGE', 5 * 1024 * 1024));
    expect(await refusal({ byteCount: 3e7, format: 'PDF' })).toEqual(refused('TOO_LARGE', 20 * 1024 * 1024));
    const thumbnail = { byteCount: 70_000, contentHash: sha256Of(bytes) };
    expect(await refusal({ thumbnail })).toEqual(refused('THUMBNAIL_TOO_LARGE', 64 * 1024));
    expect(await refusal({ fileName: '长'.repeat(121) })).toMatchObject({ code: 'TEXT_TOO_LONG' });
    expect(await refusal({ indicatorId: 'indicator-changji-main-1' })).toMatchObject({ code: 'NOT_FOUND' });
    const nine = { ...FORM, indicatorId: 'indicator-urumqi-main-11' };
    for (let i = 0; i < 9; i += 1)
      expect((await add(namingOf(bytes, nine))).verdict?.outcome).toBe('APPLIED');
    expect(await refusal(nine)).toEqual(refused('TOO_MANY', 9));
  });

  it('shows nothing of what was taken back, and waits for it no longer', async () => {
    const photograph = await aPhotograph({ seed: 9 });
    const { id } = await add(namingOf(photograph, place()));
    await urumqi.bytes.patch(id, 0, photograph);
    const waiting = await add(namingOf(photograph, place()));
    for (const evidenceId of [id, waiting.id]) {
      expect((await remove(evidenceId))?.outcome).toBe('APPLIED');
      expect((await remove(evidenceId))?.outcome).toBe('NOOP');
      expect((await rowOf(evidenceId))?.state).toBe('REMOVED');
      expect((await urumqi.bytes.get(evidenceId)).status).toBe(404);
      expect((await urumqi.bytes.head(evidenceId)).status).toBe(404);
    }
    expect((await remove('nothing-of-this-form'))?.code).toBe('NOT_FOUND');
  });

  it('[FT-32] finishes what a power cut left between the last byte and the row', async () => {
    const photograph = await aPhotograph({ seed: 10 });
    const { id } = await add(namingOf(photograph, place()));
    await writeFile(join(folder, 'uploads', uploadName(id, 'full')), photograph);
    expect(await urumqi.bytes.offset(id)).toBe(photograph.length);
    expect((await rowOf(id))?.state).toBe('PRESENT');

    const moved = await add(namingOf(photograph, place()));
    await writeFile(join(folder, 'originals', uploadName(moved.id, 'full').replace('-full', '')), photograph);
    expect(await urumqi.bytes.offset(moved.id)).toBe(photograph.length);
    expect((await rowOf(moved.id))?.state).toBe('PRESENT');
  });

  it('begins anew where the description of an upload was torn', async () => {
    const photograph = await aPhotograph({ seed: 11 });
    const { id } = await add(namingOf(photograph, place()));
    await urumqi.bytes.patch(id, 0, photograph.subarray(0, 500));
    await writeFile(join(folder, 'uploads', `${uploadName(id, 'full')}.json`), '{"id":"x');
    expect(await urumqi.bytes.offset(id)).toBe(0);
    await urumqi.bytes.patch(id, 0, photograph);
    expect((await rowOf(id))?.state).toBe('PRESENT');
  });

  it('takes the same last bytes twice at once as one arrival', async () => {
    const photograph = await aPhotograph({ seed: 12 });
    const { id } = await add(namingOf(photograph, place()));
    const answers = await Promise.all([1, 2, 3].map(() => urumqi.bytes.patch(id, 0, photograph)));
    expect(answers.map(({ status }) => status)).toContain(204);
    expect((await rowOf(id))?.state).toBe('PRESENT');
  });

  it('drops what came in for nobody after thirty days, and nothing that is waited for', async () => {
    const photograph = await aPhotograph({ seed: 13 });
    const { id } = await add(namingOf(photograph, place()));
    await urumqi.bytes.patch(id, 0, photograph.subarray(0, 500));
    const uploads = join(folder, 'uploads');
    const [waited, orphan, young] = [
      uploadName(id, 'full'),
      uploadName('gone', 'full'),
      uploadName('new', 'full'),
    ];
    for (const name of [orphan, young]) await writeFile(join(uploads, name), 'half');
    await writeFile(join(uploads, `${orphan}.json`), '{}');
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    for (const name of [waited, orphan]) await utimes(join(uploads, name), longAgo, longAgo);

    expect(await app.services.evidence.dropOrphans(new Date())).toBe(1);

    const left = await readdir(uploads);
    expect(left).toEqual(expect.arrayContaining([waited, young]));
    expect(left.filter((name) => name.startsWith(orphan))).toEqual([]);
  });

  async function originals(isWanted: (bytes: Buffer) => boolean): Promise<Buffer[]> {
    const names = await readdir(join(folder, 'originals'));
    const all = await Promise.all(names.map((name) => readFile(join(folder, 'originals', name))));
    return all.filter(isWanted);
  }
});
