import { quarantined, parked, type Verdict } from '@attain/shared/sync/verdict';
import { readMutation, type KnownMutation } from '@attain/shared/sync/read-mutation';
import type { Reading } from '@attain/shared/sync/argument-readers';
import type { FormInHand } from '../../self-evaluation/form-in-hand.ts';
import type { PushedMutation } from '../push.ts';
import { decideMutation } from './decide-mutation.ts';
import type { Author, DecisionContext } from './decision.ts';
import { MutationFailed } from './mutation-failed.ts';

export type FormsInHand = ReadonlyMap<string, FormInHand>;

/** What all decisions of one push share. */
export interface PushContext {
  readonly author: Author;
  readonly clientId: string;
  readonly receivedAt: string;
  /** Mutations on which the server itself failed again and again: they are set aside, the others go on. */
  readonly poisonedIds: ReadonlySet<string>;
}

export interface ReadMutation {
  readonly pushed: PushedMutation;
  readonly reading: Reading<KnownMutation>;
}

/** One verdict per mutation, in their order. */
interface GroupDecision {
  readonly verdicts: readonly Verdict[];
  readonly forms: FormsInHand;
}

export function readPushed(pushed: PushedMutation, { poisonedIds }: PushContext): ReadMutation {
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
 * others back, and the forms stay as they were.
 *
 * A value that meets another one in a group opens no conflict, it is PARKED as stale like the group around it.
 */
export function decideGroup(
  group: readonly ReadMutation[],
  forms: FormsInHand,
  context: PushContext,
): GroupDecision {
  const unreadable = group.find(({ reading }) => !reading.ok);
  if (unreadable && group.length > 1) return holdBack(group, unreadable.pushed.id, forms, null);

  let next = forms;
  const verdicts: Verdict[] = [];
  for (const member of group) {
    const decision = decideOne(member, next, context);
    const isDone = decision.verdict.outcome === 'APPLIED' || decision.verdict.outcome === 'NOOP';
    if (!isDone && group.length > 1) {
      return holdBack(group, member.pushed.id, forms, withoutConflict(decision.verdict, member, next));
    }
    verdicts.push(decision.verdict);
    next = decision.forms;
  }
  return { verdicts, forms: next };
}

function decideOne(
  { pushed, reading }: ReadMutation,
  forms: FormsInHand,
  { author, clientId, receivedAt }: PushContext,
): { readonly verdict: Verdict; readonly forms: FormsInHand } {
  if (!reading.ok) return { verdict: reading.verdict, forms };
  const { selfEvaluationId } = reading.value.args;
  const form = forms.get(selfEvaluationId);
  if (!form) return { verdict: parked('NOT_FOUND', {}), forms };
  const context: DecisionContext = {
    author,
    clientId,
    receivedAt,
    mutationId: pushed.id,
    clientSeq: pushed.seq,
  };
  try {
    const decision = decideMutation(form, reading.value, context);
    const isUnchanged = decision.form === form;
    return {
      verdict: decision.verdict,
      forms: isUnchanged ? forms : new Map(forms).set(selfEvaluationId, decision.form),
    };
  } catch (error) {
    throw new MutationFailed([pushed.id], error);
  }
}

function holdBack(
  group: readonly ReadMutation[],
  culpritId: string,
  forms: FormsInHand,
  culpritVerdict: Verdict | null,
): GroupDecision {
  const verdicts = group.map(({ pushed, reading }) => {
    if (!reading.ok) return reading.verdict;
    if (pushed.id === culpritId && culpritVerdict) return culpritVerdict;
    return parked('GROUP_NOT_APPLIED', { mutationId: culpritId });
  });
  return { verdicts, forms };
}

function withoutConflict(verdict: Verdict, { reading }: ReadMutation, forms: FormsInHand): Verdict {
  if (verdict.outcome !== 'CONFLICT' || !reading.ok) return verdict;
  const roundNumber = forms.get(reading.value.args.selfEvaluationId)?.selfEvaluation.roundNumber ?? 0;
  return parked('STALE_CONTENT', { roundNumber });
}
