import { isWaiting } from '@attain/shared/amendment/amendment-state';
import { quarantined, parked, type Verdict } from '@attain/shared/sync/verdict';
import { isRoundMutation, readMutation, type KnownMutation } from '@attain/shared/sync/read-mutation';
import type { Reading } from '@attain/shared/sync/argument-readers';
import { decideFindingAct } from '../../finding-answer/decide-finding-act.ts';
import type { RoundsInHand } from '../../finding-answer/round-in-hand.ts';
import type { FormInHand } from '../../self-evaluation/form-in-hand.ts';
import type { PushedMutation } from '../push.ts';
import { decideMutation } from './decide-mutation.ts';
import { withAmendment } from './amendments-of-cell.ts';
import type { Author, Decision, DecisionContext, Recovery } from './decision.ts';
import { MutationFailed } from './mutation-failed.ts';

export type FormsInHand = ReadonlyMap<string, FormInHand>;

/** All that the mutations of a push may look at and change. */
export interface InHand {
  readonly forms: FormsInHand;
  readonly rounds: RoundsInHand;
}

/** What all decisions of one push share. */
export interface PushContext {
  readonly author: Author;
  readonly clientId: string;
  readonly receivedAt: string;
  /** Mutations on which the server itself failed again and again: they are set aside, the others go on. */
  readonly poisonedIds: ReadonlySet<string>;
  readonly recovery: Recovery;
}

export interface ReadMutation {
  readonly pushed: PushedMutation;
  readonly reading: Reading<KnownMutation>;
}

/** One verdict per mutation, in their order. */
interface GroupDecision {
  readonly verdicts: readonly Verdict[];
  readonly inHand: InHand;
}

export function readPushed(
  pushed: PushedMutation,
  { poisonedIds }: Pick<PushContext, 'poisonedIds'>,
): ReadMutation {
  const verdict = quarantined('BAD_REQUEST', { problem: 'the server failed on it' });
  const reading: Reading<KnownMutation> = poisonedIds.has(pushed.id)
    ? { ok: false, verdict }
    : readMutation(pushed.name, pushed.args);
  return { pushed, reading };
}

/** Cuts a push into groups: neighbours of one `groupId`; a mutation without one stands alone. */
export function cutIntoGroups(mutations: readonly ReadMutation[]): ReadMutation[][] {
  const groups: ReadMutation[][] = [];
  for (const mutation of mutations) {
    const last = groups.at(-1);
    const { groupId } = mutation.pushed;
    if (last && groupId !== null && last[0]?.pushed.groupId === groupId) last.push(mutation);
    else groups.push([mutation]);
  }
  return groups;
}

/**
 * Decides a group wholly or not at all (S17): the first member that is neither applied nor already so holds all the
 * others back, and everything stays as it was.
 *
 * A value that meets another one in a group opens no conflict, it is PARKED as stale like the group around it.
 */
export function decideGroup(
  group: readonly ReadMutation[],
  inHand: InHand,
  context: PushContext,
): GroupDecision {
  const unreadable = group.find(({ reading }) => !reading.ok);
  if (unreadable && group.length > 1) return holdBack(group, unreadable.pushed.id, inHand, null);

  let next = inHand;
  const verdicts: Verdict[] = [];
  for (const member of group) {
    const decision = decideOne(member, next, context);
    const isDone = decision.verdict.outcome === 'APPLIED' || decision.verdict.outcome === 'NOOP';
    if (!isDone && group.length > 1) {
      return holdBack(group, member.pushed.id, inHand, withoutConflict(decision.verdict, member, next.forms));
    }
    verdicts.push(decision.verdict);
    next = decision.inHand;
  }
  return { verdicts, inHand: next };
}

function decideOne(
  { pushed, reading }: ReadMutation,
  inHand: InHand,
  { author, clientId, receivedAt, recovery }: PushContext,
): { readonly verdict: Verdict; readonly inHand: InHand } {
  if (!reading.ok) return { verdict: reading.verdict, inHand };
  const context: DecisionContext = {
    author,
    clientId,
    receivedAt,
    recovery,
    mutationId: pushed.id,
    clientSeq: pushed.seq,
  };
  try {
    return decideKnown(reading.value, inHand, context);
  } catch (error) {
    throw new MutationFailed([pushed.id], error);
  }
}

function decideKnown(
  mutation: KnownMutation,
  inHand: InHand,
  context: DecisionContext,
): { readonly verdict: Verdict; readonly inHand: InHand } {
  const { forms, rounds } = inHand;
  const notFound = { verdict: parked('NOT_FOUND', {}), inHand };
  if (isRoundMutation(mutation)) {
    const { roundId } = mutation.args;
    const round = rounds.get(roundId);
    if (!round) return notFound;
    const decision = decideFindingAct(round, mutation, context);
    if (decision.round === round) return { verdict: decision.verdict, inHand };
    const next = new Map(rounds).set(roundId, decision.round);
    return { verdict: decision.verdict, inHand: { forms, rounds: next } };
  }
  const { selfEvaluationId } = mutation.args;
  const form = forms.get(selfEvaluationId);
  if (!form) return notFound;
  const recovered = form.amendments.get(context.mutationId);
  if (recovered && !isWaiting(recovered.state)) {
    return { verdict: parked('RECOVERED', { state: recovered.state }), inHand };
  }
  const decision = withoutTwin(decideMutation(form, mutation, context), context);
  if (decision.form === form) return { verdict: decision.verdict, inHand };
  const next = new Map(forms).set(selfEvaluationId, decision.form);
  return { verdict: decision.verdict, inHand: { forms: next, rounds } };
}

/** Its author's own device has sent it after all: what was kept of it from a file is its word no more (AM6). */
function withoutTwin(
  { verdict, form }: Decision,
  { mutationId, author, receivedAt }: DecisionContext,
): Decision {
  const twin = form.amendments.get(mutationId);
  const isDecided = verdict.outcome !== 'PARKED' && verdict.outcome !== 'QUARANTINED';
  if (!twin || !isWaiting(twin.state) || !isDecided) return { verdict, form };
  const closed = { state: 'REPLACED', closedAt: receivedAt, closedByName: author.displayName } as const;
  return { verdict, form: withAmendment(form, { ...twin, ...closed }) };
}

function holdBack(
  group: readonly ReadMutation[],
  culpritId: string,
  inHand: InHand,
  culpritVerdict: Verdict | null,
): GroupDecision {
  const verdicts = group.map(({ pushed, reading }) => {
    if (!reading.ok) return reading.verdict;
    if (pushed.id === culpritId && culpritVerdict) return culpritVerdict;
    return parked('GROUP_NOT_APPLIED', { mutationId: culpritId });
  });
  return { verdicts, inHand };
}

function withoutConflict(verdict: Verdict, { reading }: ReadMutation, forms: FormsInHand): Verdict {
  // Acts on findings are never in conflict.
  if (verdict.outcome !== 'CONFLICT' || !reading.ok || isRoundMutation(reading.value)) return verdict;
  const roundNumber = forms.get(reading.value.args.selfEvaluationId)?.selfEvaluation.roundNumber ?? 0;
  return parked('STALE_CONTENT', { roundNumber });
}
