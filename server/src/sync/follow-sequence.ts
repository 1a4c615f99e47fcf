import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { DomainError } from '@attain/shared/errors/domain-error';
import { sha256Hex } from '../sha256-hex.ts';
import type { MutationLog } from './mutation-log.entity.ts';
import type { PushedMutation } from './push.ts';

/** Where a client's own order stands. */
export interface Position {
  readonly lastSeq: number;
  readonly lastChainHash: string;
}

/** A mutation whose turn it is, the same once more in one push, or one that has its verdict already. */
export type Step =
  | { readonly kind: 'FRESH' | 'REPEATED'; readonly mutation: PushedMutation }
  | { readonly kind: 'KNOWN'; readonly logged: MutationLog };

export interface Sequence extends Position {
  readonly steps: readonly Step[];
  /** Why the push is not followed to its end: a number is missing, or another copy of the device was here. */
  readonly stoppedBy: 'GAP' | 'FORK' | null;
}

/**
 * Follows a push in the order of the client's own numbers (S13) as far as it goes.
 *
 * A known id is answered again, whatever number it carries: a copied device takes a new client id and numbers its
 * pending mutations anew, keeping their ids. The number is spent on it and stays empty in the log under the new client
 * id; the `prev` of the mutation after it proves which one it was.
 *
 * @param known Log rows of the ids in the push.
 * @throws DomainError BAD_REQUEST when an id is another user's.
 */
export function followSequence(
  start: Position,
  mutations: readonly PushedMutation[],
  known: ReadonlyMap<string, MutationLog>,
  userId: string,
): Sequence {
  let { lastSeq, lastChainHash } = start;
  const steps: Step[] = [];
  const freshIds = new Set<string>();
  for (const mutation of mutations) {
    const logged = known.get(mutation.id);
    if (logged && logged.userId !== userId) throw new DomainError('BAD_REQUEST', { problem: 'id' });
    if (mutation.seq > lastSeq + 1) return { steps, stoppedBy: 'GAP', lastSeq, lastChainHash };
    if (mutation.seq === lastSeq + 1) {
      if (mutation.prev !== lastChainHash) return { steps, stoppedBy: 'FORK', lastSeq, lastChainHash };
      lastSeq = mutation.seq;
      lastChainHash = sha256Hex(mutationChainText(mutation));
    } else if (!logged && !freshIds.has(mutation.id)) {
      return { steps, stoppedBy: 'FORK', lastSeq, lastChainHash };
    }
    if (logged) steps.push({ kind: 'KNOWN', logged });
    else steps.push({ kind: freshIds.has(mutation.id) ? 'REPEATED' : 'FRESH', mutation });
    freshIds.add(mutation.id);
  }
  return { steps, stoppedBy: null, lastSeq, lastChainHash };
}
