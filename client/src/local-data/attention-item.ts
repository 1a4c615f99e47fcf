import type { NewEntry } from './mutation-chain.ts';
import type { KeptRecord } from './stored-records.ts';

/** A mutation of this device that the server took but could not apply; kept until the person acts. */
export type AttentionItem = NewEntry & {
  readonly mutationId: string;
  readonly outcome: KeptRecord['verdict']['outcome'];
  /** A key of ErrorDetails; a newer server may say one that this build does not know. */
  readonly code: string | null;
  readonly details: unknown;
  readonly conflictId: string | null;
  /** ISO 8601. */
  readonly enteredAt: string;
};
