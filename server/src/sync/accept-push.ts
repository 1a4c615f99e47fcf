import { isRoundMutation } from '@attain/shared/sync/read-mutation';
import type { EntityManager } from 'typeorm';
import { readLists } from '../database/read-lists.ts';
import { lockRounds, writeFindingActs } from '../finding-answer/rounds-of-push.ts';
import {
  cutIntoGroups,
  decideGroup,
  readPushed,
  type InHand,
  type ReadMutation,
} from './decisions/decide-group.ts';
import { isSetAside, keepBesideForm, type SetAside } from './decisions/propose-amendment.ts';
import { MutationFailed } from './decisions/mutation-failed.ts';
import { reachFaultPoint } from './fault-point.ts';
import { followSequence, type Sequence } from './follow-sequence.ts';
import { lockClient, updateClient } from './lock-client.ts';
import { lockForms, type Wanted } from './lock-forms.ts';
import { logRowOf, verdictOf } from './log-row.ts';
import { MutationLog } from './mutation-log.entity.ts';
import type { MutationVerdict, PushAnswer } from './push-result.ts';
import { proposeBeside } from './propose-beside.ts';
import type { Push } from './push.ts';
import { readAuthor } from './read-author.ts';
import { readRecovery } from './read-recovery.ts';
import { recordChanges, type Change, type UnnumberedLogRow } from './record-changes.ts';
import { SyncHead } from './sync-head.entity.ts';
import { writeForms } from './write-forms.ts';

export interface Acceptance {
  readonly userId: string;
  readonly receivedAt: string;
  readonly poisonedIds: ReadonlySet<string>;
  /** Writes after each group, so that an error names the group it came with. Slower; for a second attempt. */
  readonly isCareful: boolean;
}

/**
 * Takes one push in one transaction: the client's row is locked, then the rounds and the forms by id, the head last.
 *
 * @throws DomainError FORBIDDEN, NOT_SIGNED_IN, BAD_REQUEST; MutationFailed; any error of the database
 */
export async function acceptPush(
  manager: EntityManager,
  push: Push,
  acceptance: Acceptance,
): Promise<PushAnswer> {
  const { userId, receivedAt } = acceptance;
  const client = await lockClient(manager, push.clientId, userId, receivedAt);
  const { heads, known } = await readLists(manager, {
    heads: { entity: SyncHead, where: () => 'id = 1', orderBy: 'id' },
    known: {
      entity: MutationLog,
      where: (isOneOf) =>
        isOneOf(
          'id',
          push.mutations.map(({ id }) => id),
        ),
      orderBy: 'seq',
    },
  });
  const [head] = heads;
  if (!head) throw new Error('the head is not there');
  const { epoch, safeSeq, seq } = head;
  if (push.epoch !== null && push.epoch !== epoch) {
    return { kind: 'EpochChanged', epoch, lastSeq: client.lastSeq };
  }

  const knownById = new Map(known.map((row) => [row.id, row]));
  const sequence = followSequence(client, push.mutations, knownById, userId);
  const { logRows, changes } = await decideFresh(manager, push, sequence, acceptance);
  // A copy of the device says nothing about what this one holds; what has a verdict now is held no longer.
  const pending = sequence.stoppedBy === 'FORK' ? client.pending : pendingAfter(push, sequence);
  await updateClient(manager, client.id, { ...sequence, pending, lastSeenAt: receivedAt });
  const recorded = logRows.length > 0 ? await recordChanges(manager, changes, logRows) : null;
  reachFaultPoint('before-commit');

  const freshVerdicts = new Map((recorded?.logRows ?? []).map((row) => [row.id, verdictOf(row)]));
  const verdicts = sequence.steps.flatMap((step): MutationVerdict[] => {
    if (step.kind === 'KNOWN') return [verdictOf(step.logged)];
    const verdict = freshVerdicts.get(step.mutation.id);
    return verdict ? [verdict] : [];
  });
  const { lastSeq, stoppedBy } = sequence;
  if (stoppedBy === 'FORK') return { kind: 'ClientForked', lastSeq };
  if (stoppedBy === 'GAP') return { kind: 'MutationGap', expectedSeq: lastSeq + 1, verdicts };
  return { kind: 'PushAccepted', epoch, lastSeq, seq: recorded?.txSeq ?? seq, safeSeq, verdicts };
}

function pendingAfter({ pending }: Push, { steps }: Sequence): number {
  return Math.max(0, pending - steps.filter(({ kind }) => kind !== 'REPEATED').length);
}

interface Decided {
  readonly logRows: readonly UnnumberedLogRow[];
  readonly changes: readonly Change[];
}

async function decideFresh(
  manager: EntityManager,
  { clientId }: Push,
  { steps }: Sequence,
  { userId, receivedAt, poisonedIds, isCareful }: Acceptance,
): Promise<Decided> {
  const author = await readAuthor(manager, userId);
  const mutations = steps.flatMap((step) =>
    step.kind === 'FRESH' ? [readPushed(step.mutation, { poisonedIds })] : [],
  );
  const recovery = await readRecovery(manager, mutations);
  const context = { author, clientId, receivedAt, poisonedIds, recovery };
  const ofRounds = mutations.flatMap(({ reading }) =>
    reading.ok && isRoundMutation(reading.value) ? [reading.value] : [],
  );
  const rounds = await lockRounds(manager, ofRounds, author.grants);
  const forms = await lockForms(manager, wantedBy(mutations), author.grants);

  let written: InHand = { forms, rounds };
  let inHand = written;
  const changes = new Map<string, Change>();
  const note = (made: readonly Change[]): void => {
    for (const change of made) changes.set(`${change.entity} ${change.id} ${change.ownerPath}`, change);
  };
  const writeSoFar = async (): Promise<void> => {
    note(await writeForms(manager, written.forms, inHand.forms));
    note(await writeFindingActs(manager, written.rounds, inHand.rounds));
    written = inHand;
  };

  const logRows: UnnumberedLogRow[] = [];
  const outside: SetAside[] = [];
  for (const group of cutIntoGroups(mutations)) {
    const decision = decideGroup(group, inHand, context);
    inHand = decision.inHand;
    decision.verdicts.forEach((verdict, index) => {
      const member = group[index];
      if (!member) return;
      logRows.push(logRowOf(member, verdict, inHand.forms, context));
      if (!isSetAside(verdict)) return;
      const setAside = { pushed: member.pushed, verdict };
      const kept = keepBesideForm(inHand.forms, setAside, context);
      if (kept) inHand = { ...inHand, forms: kept };
      else outside.push(setAside);
    });
    reachFaultPoint('after-mutation-decided');
    if (!isCareful) continue;
    await writeSoFar().catch((error: unknown) => {
      throw new MutationFailed(
        group.map(({ pushed }) => pushed.id),
        error,
      );
    });
  }
  await writeSoFar();
  note(await proposeBeside(manager, outside, context));
  return { logRows, changes: [...changes.values()] };
}

function wantedBy(mutations: readonly ReadMutation[]): Wanted {
  const known = mutations.flatMap(({ reading }) =>
    reading.ok && !isRoundMutation(reading.value) ? [reading.value] : [],
  );
  const concernsEvidence = known.some(({ name }) => name.startsWith('evidence.'));
  const isDeciding = known.some(({ name }) => name === 'form.review@1' || name === 'form.reopen@1');
  return {
    formIds: [...new Set(known.map(({ args }) => args.selfEvaluationId))],
    conflictIds: known.flatMap(({ name, args }) => (name === 'conflict.resolve@1' ? [args.conflictId] : [])),
    amendmentIds: [
      ...known.flatMap(({ name, args }) => (name === 'amendment.decide@1' ? [args.amendmentId] : [])),
      // Any of them may have come before, in a file that somebody imported.
      ...mutations.map(({ pushed }) => pushed.id),
    ],
    withAuthors: isDeciding,
    withBelow: isDeciding || known.some(({ name }) => name === 'form.submit@1'),
    withEvidence: isDeciding || concernsEvidence,
  };
}
