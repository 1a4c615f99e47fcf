import type { ErrorCode } from '../errors/domain-error.ts';

/**
 * What the server decided about one mutation. None of them deletes what a person entered.
 *
 * APPLIED: it is the value now. NOOP: it already was. CONFLICT: another value stands, both are kept.
 * PARKED: the domain refuses it (code says why). QUARANTINED: it cannot be understood; its raw form is kept.
 */
export const VerdictOutcome = {
  APPLIED: 'APPLIED',
  NOOP: 'NOOP',
  CONFLICT: 'CONFLICT',
  PARKED: 'PARKED',
  QUARANTINED: 'QUARANTINED',
} as const;

export type VerdictOutcome = keyof typeof VerdictOutcome;

export interface Verdict {
  readonly outcome: VerdictOutcome;
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly conflictId: string | null;
}

/** Outcomes that a person must look at: 需处理. */
export function needsAttention(outcome: VerdictOutcome): boolean {
  return outcome === 'CONFLICT' || outcome === 'PARKED' || outcome === 'QUARANTINED';
}
