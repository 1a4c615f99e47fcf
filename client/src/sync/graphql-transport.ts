import { confirmViewer, pullBucket, pullPage, pushMutations } from '../api/sync.ts';
import type { SyncTransport } from './sync-transport.ts';

export function createGraphqlTransport(userId: string): SyncTransport {
  return {
    push: (request) => pushMutations(request, userId),
    pull: (cursor, limit, checksums) => pullPage(cursor, limit, checksums, userId),
    pullBucket: (bucket, after) => pullBucket(bucket, after, userId),
    confirmUser: () => confirmViewer(userId),
  };
}
