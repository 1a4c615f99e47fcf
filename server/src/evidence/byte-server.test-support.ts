import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import Fastify from 'fastify';
import { currentGrants } from '../account/current-grants.ts';
import type { Database } from '../database/data-source.ts';
import { recordChanges } from '../sync/record-changes.ts';
import { EvidenceFiles } from './evidence-files.ts';
import { addEvidenceRoutes } from './evidence-routes.ts';
import { EvidenceService } from './evidence.service.ts';
import { UploadStore } from './upload-store.ts';

export interface ByteRequest {
  readonly method: 'HEAD' | 'PATCH';
  readonly path: string;
  readonly offset: number;
  readonly bytes: Buffer;
}

/** What a device hears of an upload: the status, and how many bytes are here where the server says so. */
export interface ByteAnswer {
  readonly status: number;
  readonly offset: number | null;
}

export interface ByteServer {
  answer(userId: string, request: ByteRequest): Promise<ByteAnswer>;
  close(): Promise<void>;
}

/** The routes of evidence over an open database, without a network and without sessions: the caller is believed. */
export async function createByteServer(
  database: Database,
  dataFolder: string,
  Store = UploadStore,
): Promise<ByteServer> {
  const files = new EvidenceFiles(dataFolder);
  await files.prepare();
  const server = Fastify();
  await addEvidenceRoutes(server, {
    evidence: new EvidenceService(database, files, recordChanges),
    uploads: new Store(files.uploadFolder),
    contextOf: async (request) => {
      const userId = String(request.headers['x-user']);
      const grants = await currentGrants(database.reader.manager, userId);
      // The routes read nothing else of it.
      return { viewer: { userId, grants } } as never;
    },
    origins: () => [],
  });
  return {
    async answer(userId, { method, path, offset, bytes }) {
      const own = { [APP_HEADER]: String(PROTOCOL_VERSION), 'x-user': userId, 'tus-resumable': '1.0.0' };
      const ofBytes = {
        'content-type': 'application/offset+octet-stream',
        'content-length': String(bytes.length),
        'upload-offset': String(offset),
      };
      const { statusCode: status, headers } = await server.inject({
        method,
        url: path,
        headers: { ...own, ...(method === 'PATCH' && ofBytes) },
        ...(method === 'PATCH' && { payload: bytes }),
      });
      const told = headers['upload-offset'];
      return { status, offset: told === undefined ? null : Number(told) };
    },
    close: () => server.close(),
  };
}
