import type { ErrorCode, ErrorDetails } from '../errors/domain-error.ts';

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

export const APPLIED: Verdict = { outcome: 'APPLIED', code: null, details: null, conflictId: null };
export const NOOP: Verdict = { outcome: 'NOOP', code: null, details: null, conflictId: null };

/** The entered value is kept beside the standing one, in the conflict named. */
export function conflicting(conflictId: string): Verdict {
  return { outcome: 'CONFLICT', code: null, details: null, conflictId };
}

/** A rule of the domain refuses the mutation; what was entered stays with it in the log and on the phone. */
export function parked<C extends ErrorCode>(code: C, details: ErrorDetails[C]): Verdict {
  return { outcome: 'PARKED', code, details: { ...details }, conflictId: null };
}

/** The mutation cannot be understood, by this release at least. */
export function quarantined<C extends ErrorCode>(code: C, details: ErrorDetails[C]): Verdict {
  return { outcome: 'QUARANTINED', code, details: { ...details }, conflictId: null };
}

/** Outcomes that a person must look at: 需处理. */
export function needsAttention(outcome: VerdictOutcome): boolean {
  return outcome === 'CONFLICT' || outcome === 'PARKED' || outcome === 'QUARANTINED';
}
