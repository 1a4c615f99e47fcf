import type { EvidenceViolation } from '../evidence/check-evidence.ts';
import type { ReportVersionState } from '../sign-off/report-version.ts';
import type { StatementPlace } from '../statement/statement-place.ts';

type NoDetails = Record<string, never>;

/** Every refusal that a user can meet, and what the client is told besides the code. Part of the API. */
export interface ErrorDetails {
  NOT_SIGNED_IN: NoDetails;
  /** The same for an unknown account, a wrong password and a disabled account. */
  WRONG_CREDENTIALS: NoDetails;
  TOO_MANY_ATTEMPTS: { readonly retryAfterSeconds: number };
  FORBIDDEN: NoDetails;
  /** The same for what does not exist and for what lies outside the user's scope. */
  NOT_FOUND: NoDetails;
  TRANSITION_NOT_ALLOWED: { readonly from: string; readonly to: string };
  /** The form is submitted or approved; what was entered is kept beside it (SY7). */
  FORM_LOCKED: { readonly state: string };
  /** The content is no longer the one that the person saw (SY6). */
  STALE_CONTENT: { readonly roundNumber: number };
  ACTUAL_MISSING: { readonly indicatorIds: readonly string[] };
  /** Rows that only a person can judge, and nobody has (SC3, SC7). */
  COMPLETION_MISSING: { readonly indicatorIds: readonly string[] };
  /** Places of which a form that is put together from others says nothing (ST3). */
  STATEMENT_MISSING: { readonly places: readonly StatementPlace[] };
  REASON_MISSING: { readonly indicatorIds: readonly string[] };
  CONFLICT_OPEN: { readonly count: number };
  /** Another mutation of the same group could not be applied, so that none was (S17). */
  GROUP_NOT_APPLIED: { readonly mutationId: string };
  /** It came already, in a file that somebody else imported, and was decided on; `state` of that proposal (AM6). */
  RECOVERED: { readonly state: string };
  /** Author and approver are two persons (SY8). */
  SELF_APPROVAL: NoDetails;
  RETURN_WITHOUT_REASON: NoDetails;
  VALUE_INVALID: { readonly field: string; readonly violation: string };
  TEXT_TOO_LONG: { readonly field: string; readonly limit: number };
  /** A photograph or file is over a limit that was told before it was chosen; `limit` in bytes or pieces. */
  EVIDENCE_REFUSED: { readonly violation: EvidenceViolation; readonly limit: number };
  /** Photographs or files that the form names have not arrived yet; approving without them needs a sentence. */
  EVIDENCE_AWAITED: { readonly count: number };
  /** Author and signer of a report are two persons (SO3). */
  SELF_SIGNATURE: NoDetails;
  /** Rows of the report are no longer those that the person saw (SO4). */
  REPORT_STALE: NoDetails;
  /** Rows have changed since the version was put up; signing it all the same needs a word (SO6). */
  REPORT_OUTDATED: NoDetails;
  /** Places are open or forms not approved; going on all the same needs a word (SO10). */
  REPORT_PARTIAL: NoDetails;
  /** Another version of the round waits for its signature. */
  VERSION_WAITING: { readonly number: number };
  /** The version is signed, returned or withdrawn already. */
  VERSION_DECIDED: { readonly state: ReportVersionState };
  /** Findings of the examination that nobody has answered (SO7); `codes` are their rules. */
  FINDINGS_OPEN: { readonly count: number; readonly codes: readonly string[] };
  /** Only a signed version is published (PB6). */
  VERSION_NOT_SIGNED: NoDetails;
  /** Somebody published meanwhile; `number` is the next one now. */
  PUBLICATION_CHANGED: { readonly number: number };
  PUBLICATION_WITHOUT_REASON: NoDetails;
  PUBLICATION_WITHDRAWN: NoDetails;
  /** Suggestions for taking out that nobody has decided on (PB3). */
  REDACTION_UNDECIDED: { readonly count: number };
  /** Texts that would still be read elsewhere, or are too short (PB5). */
  REDACTION_LEFT_OVER: { readonly texts: readonly string[] };
  UNKNOWN_MUTATION: { readonly name: string };
  MALFORMED_ARGS: { readonly path: string; readonly problem: string };
  BATCH_TOO_LARGE: { readonly limit: number };
  BAD_REQUEST: { readonly problem: string };
}

export type ErrorCode = keyof ErrorDetails;

/** A rule of the domain refuses the request. Anything else that is thrown is a defect. */
export class DomainError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: C,
    readonly details: ErrorDetails[C],
  ) {
    super(code);
  }
}
