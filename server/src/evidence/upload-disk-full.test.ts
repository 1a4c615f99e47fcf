import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedIn } from '#test/api-client';
import { openDatabaseOf } from '#test/each-database';
import { aPhotograph, EvidenceClient, namingOf } from '#test/evidence';
import { TestDevice } from '#test/test-device';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';

const KIB = 1024;

const NO_SMALL_DISK = 'no small disk to fill: mounting one needs root';

describe('an upload when the disk of the evidence is full', () => {
  const open = openDatabaseOf('sqlite');
  let isMounted: boolean;
  let app: App | undefined;
  let folder: string;
  let device: TestDevice;
  let bytes: EvidenceClient;
  beforeAll(async () => {
    const { env } = await open();
    folder = join(env.DATA_DIR, 'evidence');
    await mkdir(folder, { recursive: true });
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).status === 0;
    if (!isMounted) return;
    app = await createApp(readConfig({ ...env, NODE_ENV: 'test', PORT: '0', DEMO: '1' }));
    const api = await signedIn(app.url, 'urumqi');
    device = new TestDevice(api);
    bytes = new EvidenceClient(api);
  }, 60_000);
  beforeEach((context) => {
    if (!isMounted) context.skip(NO_SMALL_DISK);
  });
  afterAll(async () => {
    await app?.close();
    if (isMounted) spawnSync('umount', ['--lazy', folder]);
  });

  /** Takes all room but so much; the answer gives it back. */
  const leaveOnly = async (room: number): Promise<() => void> => {
    const { bavail, bsize } = await statfs(folder);
    const filler = join(folder, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - room));
    return () => rmSync(filler);
  };
  const named = async (photograph: Buffer, row: number) => {
    const place = { selfEvaluationId: 'form-urumqi-main', indicatorId: `indicator-urumqi-main-${row}` };
    const mutation = device.mutate('evidence.add@1', namingOf(photograph, place));
    await device.push(mutation);
    return mutation.id;
  };
  const rowOf = async (id: string) => (await device.pull()).evidence.find((row) => row.id === id);

  it('[FT-35] [L4] keeps what fitted, says that the rest did not, and goes on there when there is room', async () => {
    const photograph = await aPhotograph({ width: 900, height: 600 });
    const id = await named(photograph, 1);
    expect(photograph.length).toBeGreaterThan(64 * KIB);
    const giveBack = await leaveOnly(32 * KIB);

    const refused = await bytes.patch(id, 0, photograph);
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(await rowOf(id)).toMatchObject({ state: 'AWAITED' });
    const held = await bytes.offset(id);
    expect(held).toBeLessThan(photograph.length);

    giveBack();
    const last = await bytes.patch(id, held, photograph.subarray(held));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(photograph.length)]);
    expect(await rowOf(id)).toMatchObject({ state: 'PRESENT', problem: null });
  });

  it('[FT-35] [S16] calls nothing present for whose copy there was no room, and needs no byte again', async () => {
    const photograph = await aPhotograph({ width: 900, height: 600, seed: 7 });
    const id = await named(photograph, 2);
    const giveBack = await leaveOnly(photograph.length + 8 * KIB);

    const refused = await bytes.patch(id, 0, photograph);
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(await rowOf(id)).toMatchObject({ state: 'AWAITED' });

    giveBack();
    expect(await bytes.offset(id)).toBe(photograph.length);
    expect(await rowOf(id)).toMatchObject({ state: 'PRESENT', problem: null });
  });

  it('[FT-35] takes values all the while', async () => {
    const giveBack = await leaveOnly(0);
    const { verdicts } = await device.push(
      device.mutate('comment.add@1', { selfEvaluationId: 'form-urumqi-main', indicatorId: null, text: '满' }),
    );
    expect(verdicts?.map(({ outcome }) => outcome)).toEqual(['APPLIED']);
    giveBack();
  });
});
