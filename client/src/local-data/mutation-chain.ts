import type { MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import { mutationChainText } from '@attain/shared/sync/mutation-chain';
import { sha256 } from '../sha256.ts';
import type { AnyMutation, ChainState } from './stored-records.ts';

/** What a person does, before it has a place in the chain. */
export type NewEntry = {
  readonly [N in MutationName]: { readonly name: N; readonly args: MutationArgs[N] };
}[MutationName];

/** A mutation of which only the place in the chain is still open. */
export type Unchained = Omit<AnyMutation, 'clientId' | 'seq' | 'prev'>;

/**
 * Gives mutations the next places of a chain, each with the hash of the one before (SY5).
 *
 * Hashing is asynchronous and would end an IndexedDB transaction: it happens before, and the writer checks inside
 * the transaction that the chain still ends where this began.
 */
export async function chainMutations(
  start: ChainState,
  mutations: readonly Unchained[],
): Promise<{ readonly chained: readonly AnyMutation[]; readonly end: ChainState }> {
  const chained: AnyMutation[] = [];
  let { nextSeq, tip } = start;
  for (const mutation of mutations) {
    // The three places complete what `Unchained` leaves out of the same member of the union.
    const next = { ...mutation, clientId: start.clientId, seq: nextSeq, prev: tip } as AnyMutation;
    chained.push(next);
    tip = await sha256(mutationChainText(next));
    nextSeq += 1;
  }
  return { chained, end: { ...start, nextSeq, tip } };
}
