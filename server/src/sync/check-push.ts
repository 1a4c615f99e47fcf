import { DomainError } from '@attain/shared/errors/domain-error';
import { MAX_MUTATIONS_PER_PUSH, MAX_PUSH_BYTES } from '@attain/shared/sync/protocol';
import type { Push } from './push.ts';

/** Fits every column that holds one, with room for what is derived from it (a mark's comment). */
const ID = /^[0-9A-Za-z._:-]{1,48}$/;
const MAX_NAME_LENGTH = 64;
const MAX_HASH_LENGTH = 64;
/** Arguments of a real mutation are three deep; deeper ones only wear out the stack. */
const MAX_DEPTH = 20;
/** NUL and half a surrogate pair: no database takes them. */
const UNREADABLE = /\0|\p{Surrogate}/u;

/**
 * Checks what holds a push together; what a mutation says is read later, one by one.
 *
 * A refusal here is of the whole push and changes nothing. No released client sends what it refuses.
 *
 * @returns The push with arguments that JSON carries faithfully.
 * @throws DomainError BATCH_TOO_LARGE, BAD_REQUEST
 */
export function checkPush(push: Push): Push {
  if (push.mutations.length > MAX_MUTATIONS_PER_PUSH) {
    throw new DomainError('BATCH_TOO_LARGE', { limit: MAX_MUTATIONS_PER_PUSH });
  }
  const mutations = push.mutations.map((mutation) => ({
    ...mutation,
    groupId: mutation.groupId ?? null,
    args: faithful(mutation.args, 0),
  }));
  if (Buffer.byteLength(JSON.stringify(mutations)) > MAX_PUSH_BYTES) {
    throw new DomainError('BATCH_TOO_LARGE', { limit: MAX_PUSH_BYTES });
  }
  refuseUnless(ID.test(push.clientId), 'clientId');
  refuseUnless(push.pending >= 0, 'pending');
  for (const { id, seq, prev, name, groupId } of mutations) {
    refuseUnless(ID.test(id), 'id');
    refuseUnless(groupId === null || ID.test(groupId), 'groupId');
    refuseUnless(seq >= 1, 'seq');
    refuseUnless(prev.length <= MAX_HASH_LENGTH && !UNREADABLE.test(prev), 'prev');
    refuseUnless(name.length <= MAX_NAME_LENGTH && !UNREADABLE.test(name), 'name');
  }
  return { ...push, mutations };
}

function refuseUnless(isFine: boolean, problem: string): void {
  if (!isFine) throw new DomainError('BAD_REQUEST', { problem });
}

/** A number beyond JSON's range (1e400 arrives as infinity) is kept as text: no field takes it, none loses it. */
function faithful(value: unknown, depth: number): unknown {
  refuseUnless(depth <= MAX_DEPTH, 'args are too deep');
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => faithful(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, faithful(member, depth + 1)] as const);
  return Object.fromEntries(members);
}
