import { fetchViewer } from '../api/account.ts';
import { pullBucket, pullPage, pushMutations } from '../api/sync.ts';
import type { SyncTransport } from './sync-transport.ts';

export function createGraphqlTransport(userId: string): SyncTransport {
  return {
    push: (request) => pushMutations(request, userId),
    pull: (cursor, limit, checksums) => pullPage(cursor, limit, checksums, userId),
    pullBucket: (bucket, after) => pullBucket(bucket, after, userId),
    async confirmUser() {
      const outcome = await fetchViewer();
      if (outcome.kind !== 'ok') return outcome;
      return outcome.value.id === userId ? { kind: 'ok', value: null } : { kind: 'signed-out' };
    },
  };
}
