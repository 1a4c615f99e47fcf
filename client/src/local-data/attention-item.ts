import type { MutationArgs, MutationName } from '@attain/shared/sync/mutation';
import type { VerdictOutcome } from '@attain/shared/sync/verdict';

/** A mutation of this device that the server took but could not apply; kept until the person acts. */
export interface AttentionItem<N extends MutationName = MutationName> {
  readonly mutationId: string;
  readonly name: N;
  /** What was entered. */
  readonly args: MutationArgs[N];
  readonly outcome: Extract<VerdictOutcome, 'CONFLICT' | 'PARKED' | 'QUARANTINED'>;
  /** A key of ErrorDetails; a newer server may say one that this build does not know. */
  readonly code: string | null;
  readonly details: unknown;
  readonly conflictId: string | null;
  /** ISO 8601. */
  readonly enteredAt: string;
}
