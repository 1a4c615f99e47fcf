import { MAX_MUTATIONS_PER_PUSH, MAX_PUSH_BYTES } from '@attain/shared/sync/protocol';
import type { PushRequest } from '../api/sync.ts';
import type { OutboxRecord } from '../local-data/stored-records.ts';

type MutationInput = PushRequest['mutations'] extends readonly (infer M)[] ? M : never;

/** Room for the document, the variables around the mutations and the escaping of texts. */
const BYTES_BESIDE = 8 * 1024;

/**
 * The first mutations of the outbox that fit into one push. A group is never split; the first group goes whole even
 * when it is over `limit`, since a part of it would be refused for ever.
 *
 * @param records By sequence number.
 * @param limit Mutations in this push, from 1 to MAX_MUTATIONS_PER_PUSH: smaller after a failure.
 */
export function choosePushBatch(records: readonly OutboxRecord[], limit: number): readonly OutboxRecord[] {
  const batch: OutboxRecord[] = [];
  let bytes = BYTES_BESIDE;
  for (const group of groupsOf(records)) {
    const size = group.reduce((sum, record) => sum + byteLength(toMutationInput(record)), 0);
    const isFull = batch.length + group.length > limit || bytes + size > MAX_PUSH_BYTES;
    if (batch.length > 0 && isFull) break;
    batch.push(...group);
    bytes += size;
  }
  return batch.slice(0, MAX_MUTATIONS_PER_PUSH);
}

/** A mutation as it travels; the client id goes once with the push. */
export function toMutationInput({ id, seq, prev, name, groupId, args, device }: OutboxRecord): MutationInput {
  return { id, seq, prev, name, groupId, args, device };
}

/** Runs of one group, and every ungrouped mutation by itself. */
function groupsOf(records: readonly OutboxRecord[]): readonly (readonly OutboxRecord[])[] {
  const groups: OutboxRecord[][] = [];
  for (const record of records) {
    const last = groups.at(-1);
    if (last && record.groupId !== null && last[0]?.groupId === record.groupId) last.push(record);
    else groups.push([record]);
  }
  return groups;
}

function byteLength(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
