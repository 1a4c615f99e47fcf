import type { AmendmentOutcome, AmendmentState } from '../amendment/amendment-state.ts';
import type { ActualField } from '../approval/actual-value.ts';
import type { ExecutionFields } from '../approval/form-content.ts';
import type { EvidenceFormat } from '../evidence/evidence-format.ts';
import type { StatementPlace } from '../statement/statement-place.ts';

export type { ActualField };
export type ExecutionField = keyof ExecutionFields;
export type FundSource = 'CENTRAL' | 'LOCAL' | 'OTHER';

/**
 * What each mutation says, by versioned name. A released name keeps its meaning for ever: phones that were
 * offline for weeks still send it.
 */
export interface MutationArgs {
  /** `base` is the value that the person saw when they typed `value`. */
  'actual.set@1': {
    readonly selfEvaluationId: string;
    readonly indicatorId: string;
    readonly field: ActualField;
    readonly value: string | null;
    readonly base: string | null;
  };
  /** Amounts are whole fen. */
  'execution.set@1': {
    readonly selfEvaluationId: string;
    readonly source: FundSource;
    readonly field: ExecutionField;
    readonly value: number | null;
    readonly base: number | null;
  };
  /** A text that the form says in words (情况说明). */
  'statement.set@1': {
    readonly selfEvaluationId: string;
    readonly place: StatementPlace;
    readonly value: string | null;
    readonly base: string | null;
  };
  'form.submit@1': {
    readonly selfEvaluationId: string;
    readonly roundNumber: number;
    readonly contentHash: string;
    readonly schemeId: string;
  };
  /** A return (退回) carries a comment or at least one marked row. */
  'form.review@1': {
    readonly selfEvaluationId: string;
    readonly roundNumber: number;
    readonly contentHash: string;
    readonly outcome: 'APPROVED' | 'RETURNED';
    readonly comment: string;
    readonly marks: readonly { readonly indicatorId: string; readonly text: string }[];
  };
  'form.reopen@1': {
    readonly selfEvaluationId: string;
    readonly roundNumber: number;
    readonly reason: string;
  };
  /** The comment takes the mutation's id. `indicatorId` null: about the form as a whole. */
  'comment.add@1': {
    readonly selfEvaluationId: string;
    readonly indicatorId: string | null;
    readonly text: string;
  };
  /** `base` is the value standing on the server that the person saw when they chose. */
  'conflict.resolve@1': {
    readonly selfEvaluationId: string;
    readonly conflictId: string;
    readonly value: string | null;
    readonly base: string | null;
  };
  /** Names a photograph or file (佐证材料), which takes the mutation's id; its bytes travel on their own way. */
  'evidence.add@1': {
    readonly selfEvaluationId: string;
    readonly indicatorId: string;
    readonly fileName: string;
    readonly format: EvidenceFormat;
    readonly byteCount: number;
    /** SHA-256 of the bytes that are sent, 64 hexadecimal digits. */
    readonly contentHash: string;
    readonly thumbnail: { readonly byteCount: number; readonly contentHash: string } | null;
    /** ISO 8601 by the device's clock: a claim. */
    readonly takenAt: string | null;
  };
  'evidence.remove@1': {
    readonly selfEvaluationId: string;
    readonly evidenceId: string;
  };
  /**
   * What becomes of a proposed value (修改建议): handed to the preparer, or not taken. `seen` is the state that the person
   * decided on; a rejection says why.
   */
  'amendment.decide@1': {
    readonly selfEvaluationId: string;
    readonly amendmentId: string;
    readonly outcome: AmendmentOutcome;
    readonly seen: AmendmentState;
    readonly reason: string;
  };
  /**
   * A reason for a finding of the round's examination; the answer takes the mutation's id. `key` and `fingerprint` name the
   * finding and the facts that the person saw (FA1, FA2).
   */
  'finding.answer@1': {
    readonly roundId: string;
    readonly key: string;
    readonly fingerprint: string;
    readonly reason: string;
  };
  /** Takes one answer back (FA4); the reason may be ''. */
  'finding.revoke@1': {
    readonly roundId: string;
    readonly key: string;
    readonly fingerprint: string;
    readonly answerId: string;
    readonly reason: string;
  };
  /**
   * Brings to the server what another person's device had written into a file (转交): kept beside the form as a
   * proposal of `authorId`, which is what the importer claims. `entryId`, `name` and `args` are the entry's own.
   */
  'work.recover@1': {
    readonly selfEvaluationId: string;
    readonly entryId: string;
    readonly authorId: string;
    readonly name: string;
    readonly args: Readonly<Record<string, unknown>>;
    /** ISO 8601 by the clock of the device that wrote the file; null when that shows no year that exists. */
    readonly enteredAt: string | null;
  };
}

export type MutationName = keyof MutationArgs;

/** Mutations on what a round as a whole has, and no form. */
export type RoundMutationName = 'finding.answer@1' | 'finding.revoke@1';

export type FormMutationName = Exclude<MutationName, RoundMutationName>;

/** The phone's own clocks: evidence for people, never an order. */
export interface DeviceTime {
  readonly wallMs: number;
  readonly monoMs: number;
  readonly timeZone: string;
}

/** One intent of a person, as it lies in the outbox and travels. Plain data. */
export interface Mutation<N extends MutationName = MutationName> {
  /** UUIDv7 made on the device; the server takes an id once, however often it is sent. */
  readonly id: string;
  readonly clientId: string;
  /** 1, 2, 3 … per client without a gap. */
  readonly seq: number;
  /** Hash of the client's mutation before this one, '' for the first: a cloned phone is noticed by it (SY5). */
  readonly prev: string;
  readonly name: N;
  /** Mutations of one group apply wholly or not at all. */
  readonly groupId: string | null;
  readonly args: MutationArgs[N];
  readonly device: DeviceTime;
}
