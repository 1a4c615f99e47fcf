import { AmendmentOutcome, AmendmentState } from '../amendment/amendment-state.ts';
import { EvidenceFormat } from '../evidence/evidence-format.ts';
import {
  readAmountInFen,
  readAnyObject,
  readByteCount,
  readFindingKey,
  readFingerprint,
  readHash,
  readId,
  readInstant,
  readListOf,
  readNullable,
  readObject,
  readOneOf,
  readPlace,
  readRoundNumber,
  readStatement,
  readText,
  type ArgumentReader,
  type Reading,
} from './argument-readers.ts';
import type { FormMutationName, MutationArgs, MutationName, RoundMutationName } from './mutation.ts';
import { quarantined } from './verdict.ts';

/** A mutation whose name is known and whose arguments have the shape that the name promises. */
export type KnownMutation = FormMutation | RoundMutation;

type Named<Names extends MutationName> = {
  readonly [N in Names]: { readonly name: N; readonly args: MutationArgs[N] };
}[Names];

export type FormMutation = Named<FormMutationName>;
export type RoundMutation = Named<RoundMutationName>;

/** Whether it is about a round as a whole, and no form. */
export function isRoundMutation(mutation: KnownMutation): mutation is RoundMutation {
  return 'roundId' in mutation.args;
}

const ACTUAL_FIELDS = { valueText: 1, completion: 1, deviationReason: 1, improvementMeasure: 1 } as const;
const EXECUTION_FIELDS = { annualBudgetInFen: 1, arrivedInFen: 1, executedInFen: 1 } as const;
const FUND_SOURCES = { CENTRAL: 1, LOCAL: 1, OTHER: 1 } as const;
const REVIEW_OUTCOMES = { APPROVED: 1, RETURNED: 1 } as const;

/** One reader per released name. A name once in this table stays: phones send it for years. */
const READERS: { readonly [N in MutationName]: ArgumentReader<MutationArgs[N]> } = {
  'actual.set@1': readObject({
    selfEvaluationId: readId,
    indicatorId: readId,
    field: readOneOf(ACTUAL_FIELDS),
    value: readNullable(readText),
    base: readNullable(readText),
  }),
  'execution.set@1': readObject({
    selfEvaluationId: readId,
    source: readOneOf(FUND_SOURCES),
    field: readOneOf(EXECUTION_FIELDS),
    value: readNullable(readAmountInFen),
    base: readNullable(readAmountInFen),
  }),
  'statement.set@1': readObject({
    selfEvaluationId: readId,
    place: readPlace,
    value: readNullable(readText),
    base: readNullable(readText),
  }),
  'form.submit@1': readObject({
    selfEvaluationId: readId,
    roundNumber: readRoundNumber,
    contentHash: readId,
    schemeId: readId,
  }),
  'form.review@1': readObject({
    selfEvaluationId: readId,
    roundNumber: readRoundNumber,
    contentHash: readId,
    outcome: readOneOf(REVIEW_OUTCOMES),
    comment: readText,
    marks: readListOf(readObject({ indicatorId: readId, text: readStatement })),
  }),
  'form.reopen@1': readObject({
    selfEvaluationId: readId,
    roundNumber: readRoundNumber,
    reason: readStatement,
  }),
  'comment.add@1': readObject({
    selfEvaluationId: readId,
    indicatorId: readNullable(readId),
    text: readStatement,
  }),
  'conflict.resolve@1': readObject({
    selfEvaluationId: readId,
    conflictId: readId,
    value: readNullable(readText),
    base: readNullable(readText),
  }),
  'evidence.add@1': readObject({
    selfEvaluationId: readId,
    indicatorId: readId,
    fileName: readStatement,
    format: readOneOf(EvidenceFormat),
    byteCount: readByteCount,
    contentHash: readHash,
    thumbnail: readNullable(readObject({ byteCount: readByteCount, contentHash: readHash })),
    takenAt: readNullable(readInstant),
  }),
  'evidence.remove@1': readObject({ selfEvaluationId: readId, evidenceId: readId }),
  'amendment.decide@1': readObject({
    selfEvaluationId: readId,
    amendmentId: readId,
    outcome: readOneOf(AmendmentOutcome),
    seen: readOneOf(AmendmentState),
    reason: readText,
  }),
  'finding.answer@1': readObject({
    roundId: readId,
    key: readFindingKey,
    fingerprint: readFingerprint,
    reason: readStatement,
  }),
  'finding.revoke@1': readObject({
    roundId: readId,
    key: readFindingKey,
    fingerprint: readFingerprint,
    answerId: readId,
    reason: readText,
  }),
  'work.recover@1': readObject({
    selfEvaluationId: readId,
    entryId: readId,
    authorId: readId,
    name: readId,
    args: readAnyObject,
    enteredAt: readNullable(readInstant),
  }),
};

/**
 * Reads name and arguments as they came over the wire, strictly.
 *
 * An unknown name or shape is QUARANTINED (UNKNOWN_MUTATION, MALFORMED_ARGS with the path); what the person can
 * mend is PARKED (TEXT_TOO_LONG, VALUE_INVALID). Whether a value fits its indicator is decided later.
 */
export function readMutation(name: string, args: unknown): Reading<KnownMutation> {
  if (!isMutationName(name)) {
    return { ok: false, verdict: quarantined('UNKNOWN_MUTATION', { name }) };
  }
  const reading = READERS[name](args, 'args');
  // The reader of that name has just checked the arguments against it.
  return reading.ok ? { ok: true, value: { name, args: reading.value } as KnownMutation } : reading;
}

function isMutationName(name: string): name is MutationName {
  return Object.hasOwn(READERS, name);
}
