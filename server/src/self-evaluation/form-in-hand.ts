import type { FormMaterial } from '@attain/shared/self-evaluation/roll-up-form';
import type { Amendment } from '../amendment/amendment.entity.ts';
import type { Comment } from '../approval/comment.entity.ts';
import type { ReviewDecision } from '../approval/review-decision.entity.ts';
import type { Submission } from '../approval/submission.entity.ts';
import type { Evidence } from '../evidence/evidence.entity.ts';
import type { Indicator } from '../performance-target/indicator.entity.ts';
import type { Round } from '../performance-target/round.entity.ts';
import type { Scheme } from '../performance-target/scheme.entity.ts';
import type { TargetTable } from '../performance-target/target-table.entity.ts';
import type { FormStatement } from './form-statement.entity.ts';
import type { FundExecution } from './fund-execution.entity.ts';
import type { IndicatorActual } from './indicator-actual.entity.ts';
import type { SelfEvaluation } from './self-evaluation.entity.ts';
import type { FieldConflict } from '../sync/field-conflict.entity.ts';
import type { DecisionContext } from '../sync/decisions/decision.ts';

/**
 * One locked form with all that a decision may look at.
 *
 * Never changed in place: a decision answers with the next one, so that a group is dropped by forgetting it, and
 * what must be written is what differs in the end.
 */
export interface FormInHand {
  readonly selfEvaluation: SelfEvaluation;
  readonly table: TargetTable;
  readonly round: Round;
  readonly scheme: Scheme;
  /** By id, in the table's order. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** By indicator. */
  readonly actuals: ReadonlyMap<string, IndicatorActual>;
  /** By fund source. */
  readonly executions: ReadonlyMap<string, FundExecution>;
  /** By place; only those in which anybody ever wrote. */
  readonly statements: ReadonlyMap<string, FormStatement>;
  /** The forms right below, from which this one is put together; read when a push hands forms in or decides on them. */
  readonly below: readonly FormMaterial[];
  /** By id: the open ones, and those that a mutation of this push names. */
  readonly conflicts: ReadonlyMap<string, FieldConflict>;
  /** By id: proposals that wait, and those that a mutation of this push names. */
  readonly amendments: ReadonlyMap<string, Amendment>;
  /** By id, what was taken back included; read when a push concerns evidence or decides on forms. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  /**
   * Everybody who ever had a part in this form's content: a value, also one in conflict, a choice, a submission
   * (SY8). Read when a push decides on forms; otherwise only those of this push.
   */
  readonly authorIds: ReadonlySet<string>;
  /** Of this transaction only; earlier ones are not read. */
  readonly submissions: readonly Submission[];
  readonly decisions: readonly ReviewDecision[];
  readonly comments: readonly Comment[];
}

/** A copy of `rows` in which `row` stands under `key`. */
export function withRow<T>(rows: ReadonlyMap<string, T>, key: string, row: T): ReadonlyMap<string, T> {
  return new Map(rows).set(key, row);
}

export function withAuthor(form: FormInHand, { author }: DecisionContext): FormInHand {
  return { ...form, authorIds: new Set(form.authorIds).add(author.userId) };
}

/** Whether a person had a part in what the form says, so that others must decide on it (SY8). */
export function isAuthor({ authorIds, selfEvaluation }: FormInHand, userId: string): boolean {
  return authorIds.has(userId) || selfEvaluation.submittedById === userId;
}

export function openConflicts({ conflicts }: FormInHand): readonly FieldConflict[] {
  return [...conflicts.values()].filter(({ state }) => state === 'OPEN');
}
