import { isWaiting } from '@attain/shared/amendment/amendment-state';
import { describeProgress } from '../amendment/describe-progress.ts';
import type { AmendmentRow } from '../api/form-rows.ts';
import type { AttentionItem } from '../local-data/attention-item.ts';
import { isRepeatable } from '../local-data/entry-on-top.ts';
import { enteredAtOf } from '../local-data/layers.ts';
import type { EntryNames } from '../local-data/load-entry-names.ts';
import { isValueEntry } from '../local-data/is-value-entry.ts';
import { formOfMutation, ownerOfMutation } from '../local-data/mutation-owner.ts';
import type { OutboxView } from '../local-data/load-outbox.ts';
import { canBeHandedOver } from '../local-data/hand-over.ts';
import type { AnyMutation, OutboxRecord, WithdrawnRecord } from '../local-data/stored-records.ts';
import type { ValueState } from '../local-data/value-state.ts';
import { withdrawableAmong } from '../local-data/withdraw.ts';
import {
  describeConflictField,
  describeConflictValue,
  describeEntry,
  type EntryDescription,
} from '../messages/describe-entry.ts';
import { describeRefusal } from '../messages/error-messages.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';

/** One line of the page 同步. */
export interface OutboxItem {
  readonly id: string;
  /** The form that it is about, or the round. */
  readonly formId: string;
  readonly title: string;
  readonly what: string;
  readonly value: string;
  readonly place: string;
  /** Null: taken back, it goes nowhere. */
  readonly state: Extract<ValueState, 'saved-here' | 'needs-attention'> | null;
  /** ISO 8601. */
  readonly at: string;
  /** What happened, and that nothing is gone; null while nothing did. */
  readonly why: string | null;
  /** What has become of it since it arrived (修改建议); null: nothing is told. */
  readonly progress: string | null;
  /** It was decided: nothing is left to do but to see it. */
  readonly isSettled: boolean;
  /** Where the person can do something about it. */
  readonly link: { readonly to: string; readonly label: string } | null;
  readonly canRepeat: boolean;
  readonly canDismiss: boolean;
  /** Not sent yet, and nothing later stands on it. */
  readonly canWithdraw: boolean;
  /** To the reviewer, with a comment. */
  readonly canHandOver: boolean;
  readonly canExport: boolean;
}

/** What nothing can be done about. */
const NO_ACTIONS = {
  progress: null,
  isSettled: false,
  canRepeat: false,
  canDismiss: false,
  canWithdraw: false,
  canHandOver: false,
  canExport: false,
} as const;

/**
 * Conflicts first, then refusals, oldest first.
 *
 * @param ownClients Of all devices of the person, as far as they are known.
 */
export function attentionItems(
  { conflicts, attention, amendments, clientId }: OutboxView,
  names: EntryNames,
  ownClients: readonly string[] = [],
): readonly OutboxItem[] {
  const choices = conflicts.map((conflict): OutboxItem => {
    const { title, what } = describeConflictField(conflict, names);
    // Each person reads of their own value first, whichever of the two came later.
    const isOwnStanding = conflict.theirs.clientId === clientId && conflict.mine.clientId !== clientId;
    const [own, other] = isOwnStanding ? [conflict.theirs, conflict.mine] : [conflict.mine, conflict.theirs];
    return {
      ...NO_ACTIONS,
      id: conflict.id,
      formId: conflict.selfEvaluationId,
      title,
      what,
      value: describeConflictValue(conflict, own.value, names),
      place: placeOf(conflict.selfEvaluationId, names),
      state: 'needs-attention',
      at: own.at,
      why: (ownClients.includes(other.clientId) ? words.conflictWhyOwn : words.conflictWhy)(
        describeConflictValue(conflict, other.value, names),
        other.byName,
      ),
      link: { to: `/conflicts/${conflict.id}`, label: words.choose },
    };
  });
  return [...choices, ...attention.map((item) => refusedItem(item, names, amendments.get(item.mutationId)))];
}

/** Says an entry that waits in words; asked for the shown ones only. */
export function describePending(
  { pending }: Pick<OutboxView, 'pending'>,
  names: EntryNames,
): (record: OutboxRecord) => OutboxItem {
  let isWithdrawable: ReturnType<typeof withdrawableAmong> | null = null;
  return (record) => {
    isWithdrawable ??= withdrawableAmong(pending);
    return {
      ...NO_ACTIONS,
      ...describeEntry(record, names),
      id: record.id,
      formId: ownerOfMutation(record),
      state: 'saved-here',
      at: enteredAtOf(record),
      why: null,
      link: linkTo(record),
      canWithdraw: isWithdrawable(record),
      canExport: true,
    };
  };
}

/** A form that is not on this device (any more) is nothing that can be opened, or entered again. */
function refusedItem(
  item: AttentionItem,
  names: EntryNames,
  amendment: AmendmentRow | undefined,
): OutboxItem {
  const description: EntryDescription = describeEntry(item, names);
  const isHere = names.forms.has(formOfMutation(item) ?? '');
  return {
    ...NO_ACTIONS,
    ...description,
    id: item.mutationId,
    formId: ownerOfMutation(item),
    state: 'needs-attention',
    at: item.enteredAt,
    why: describeRefusal(item),
    progress: amendment ? describeProgress(amendment) : null,
    isSettled: amendment !== undefined && !isWaiting(amendment.state),
    link: isHere || formOfMutation(item) === null ? linkTo(item) : null,
    canRepeat: isHere && isRepeatable(item.name),
    canDismiss: true,
    // What is a proposal already is on the reviewer's list.
    canHandOver: isHere && amendment === undefined && canBeHandedOver(item.name),
    canExport: true,
  };
}

/** What the person took back, newest first. */
export function withdrawnItems(
  withdrawn: readonly WithdrawnRecord[],
  names: EntryNames,
): readonly OutboxItem[] {
  return withdrawn
    .toSorted((a, b) => (a.withdrawnAt < b.withdrawnAt ? 1 : -1))
    .map(({ id, record, withdrawnAt, hasArrived }): OutboxItem => {
      return {
        ...NO_ACTIONS,
        ...describeEntry(record, names),
        id,
        formId: ownerOfMutation(record),
        state: hasArrived ? 'needs-attention' : null,
        at: withdrawnAt,
        why: hasArrived ? words.withdrawnTooLate : null,
        link: null,
      };
    });
}

/** What waits of one form, newest first. After a month it is thousands: its words are made when they are shown. */
export interface PendingGroup {
  readonly formId: string;
  readonly place: string;
  readonly records: readonly OutboxRecord[];
  readonly describe: (record: OutboxRecord) => OutboxItem;
}

/** Everything that waits, by form; what was touched last comes first. */
export function pendingGroups(view: Pick<OutboxView, 'pending'>, names: EntryNames): readonly PendingGroup[] {
  const describe = describePending(view, names);
  const byForm = new Map<string, OutboxRecord[]>();
  for (const record of view.pending.toReversed()) {
    const formId = ownerOfMutation(record);
    const group = byForm.get(formId);
    if (group) group.push(record);
    else byForm.set(formId, [record]);
  }
  return [...byForm].map(([formId, records]) => ({
    formId,
    place: (records[0] && describeEntry(records[0], names).place) || words.unknownForm,
    records,
    describe,
  }));
}

function linkTo({ name, args }: Pick<AnyMutation, 'name' | 'args'>): OutboxItem['link'] {
  if (!('selfEvaluationId' in args)) return { to: '/examination', label: words.open };
  const indicatorId = 'indicatorId' in args ? args.indicatorId : null;
  const query = indicatorId === null ? '' : `?indicator=${encodeURIComponent(indicatorId)}`;
  const page = name === 'form.review@1' || name === 'form.reopen@1' ? 'review' : 'forms';
  const label = isValueEntry(name) ? words.edit : words.open;
  return { to: `/${page}/${args.selfEvaluationId}${query}`, label };
}

function placeOf(formId: string, names: EntryNames): string {
  const form = names.forms.get(formId);
  return [form?.unit?.shortName, form?.table?.title].filter(Boolean).join(' · ');
}
