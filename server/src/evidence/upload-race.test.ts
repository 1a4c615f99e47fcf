import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadPath } from '@attain/shared/evidence/evidence-paths';
import { afterEach, describe, expect, it } from 'vitest';
import { signedIn } from '#test/api-client';
import { openDatabaseOf } from '#test/each-database';
import { aPhotograph, namingOf, sha256Of } from '#test/evidence';
import { queryRaw } from '#test/raw-database';
import { TestDevice } from '#test/test-device';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { createByteServer, type ByteServer } from './byte-server.test-support.ts';
import { uploadName } from './evidence-files.ts';
import { UploadStore } from './upload-store.ts';

const PLACE = { selfEvaluationId: 'form-urumqi-main', indicatorId: 'indicator-urumqi-main-1' };

describe('an upload that a phone asks about while its last bytes come', () => {
  const open = openDatabaseOf('sqlite');
  let app: App | undefined;
  let database: Database | undefined;
  let server: ByteServer | undefined;
  /** What another request writes into an upload after it was looked at and before the store answers. */
  let lastBytes: readonly [file: string, bytes: Buffer] | null = null;

  class BusyStore extends UploadStore {
    override async answer(...asked: Parameters<UploadStore['answer']>): Promise<Response> {
      if (lastBytes) await appendFile(...lastBytes);
      lastBytes = null;
      return super.answer(...asked);
    }
  }

  afterEach(async () => {
    await server?.close();
    await database?.close();
    await app?.close();
  });

  it.each(['full', 'thumbnail'] as const)(
    'is said to be whole (%s) when it has been checked, not before: nobody sends it again',
    async (part) => {
      const { env } = await open();
      app = await createApp(readConfig({ ...env, NODE_ENV: 'test', PORT: '0', DEMO: '1' }));
      const device = new TestDevice(await signedIn(app.url, 'urumqi'));
      const bytes = await aPhotograph({ width: 160, height: 120 });
      const thumbnail = { byteCount: bytes.length, contentHash: sha256Of(bytes) };
      const naming = device.mutate('evidence.add@1', namingOf(bytes, PLACE, { thumbnail }));
      await device.push(naming);
      const [sender] = await queryRaw(env, "SELECT id FROM user_account WHERE account_name = 'urumqi'");
      database = await createDatabase({ kind: 'sqlite', folder: env.DATA_DIR });
      server = await createByteServer(database, env.DATA_DIR, BusyStore);
      const request = { path: uploadPath(naming.id, part), offset: 0 };
      const half = Math.floor(bytes.length / 2);
      const userId = String(sender?.['id']);
      const first = { ...request, method: 'PATCH', bytes: bytes.subarray(0, half) } as const;
      expect(await server.answer(userId, first)).toEqual({ status: 204, offset: half });

      const file = join(env.DATA_DIR, 'evidence/uploads', uploadName(naming.id, part));
      lastBytes = [file, bytes.subarray(half)];
      const asked = { ...request, method: 'HEAD', bytes: Buffer.alloc(0) } as const;
      expect(await server.answer(userId, asked)).toEqual({ status: 200, offset: bytes.length });
      expect(await queryRaw(env, 'SELECT state, has_thumbnail FROM evidence')).toEqual([
        { state: part === 'full' ? 'PRESENT' : 'AWAITED', has_thumbnail: 1 },
      ]);
    },
  );
});
