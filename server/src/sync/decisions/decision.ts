import type { Grant } from '@attain/shared/organisation/scope';
import type { MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import type { Verdict } from '@attain/shared/sync/verdict';
import type { FormInHand } from '../../self-evaluation/form-in-hand.ts';

/** The person who pushes, as they stand when the transaction looks (not when the request came). */
export interface Author {
  readonly userId: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

/** What a decision knows besides the form and the arguments. */
export interface DecisionContext {
  readonly author: Author;
  readonly clientId: string;
  readonly mutationId: string;
  readonly clientSeq: number;
  /** When the server received the push; the device's own time decides nothing. */
  readonly receivedAt: string;
  readonly recovery: Recovery;
}

/** What is known of work that somebody brings in from another person's file. */
export interface Recovery {
  /** Ids of entries that came to the server before, from whomever. */
  readonly arrivedIds: ReadonlySet<string>;
  /** Who the entries are said to be of, with what they may do or might once. */
  readonly authors: ReadonlyMap<string, Author>;
}

/** The verdict, and the form as it stands afterwards: the same object when nothing changed. */
export interface Decision {
  readonly verdict: Verdict;
  readonly form: FormInHand;
}

/** Decides one mutation on a form that the author may see and act on. Reads and writes nothing else. */
export type Decide<N extends MutationName> = (
  form: FormInHand,
  args: MutationArgs[N],
  context: DecisionContext,
) => Decision;
