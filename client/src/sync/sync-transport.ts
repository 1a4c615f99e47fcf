import type { Outcome } from '../api/outcome.ts';
import type {
  BucketAsked,
  ChecksumsAsked,
  PullPage,
  PullResult,
  PushRequest,
  PushResult,
} from '../api/sync.ts';

/** The way to the server, bound to one user. GraphQL over HTTP; in tests a model of the server in process. */
export interface SyncTransport {
  push(request: PushRequest): Promise<Outcome<PushResult>>;
  /** The next page; `limit` says how much of it is wanted at most. */
  pull(cursor: string | null, limit: number, checksums: ChecksumsAsked): Promise<Outcome<PullResult>>;
  /** A page of the rows of one bucket; null: not to be told at present. */
  pullBucket(bucket: BucketAsked, after: string | null): Promise<Outcome<PullPage | null>>;
  /** `signed-out` when the session is somebody else's: nothing of this user may be sent in it. */
  confirmUser(): Promise<Outcome<null>>;
}
