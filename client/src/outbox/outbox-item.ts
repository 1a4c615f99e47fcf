import type { AttentionItem } from '../local-data/attention-item.ts';
import { enteredAtOf } from '../local-data/layers.ts';
import type { EntryNames } from '../local-data/load-entry-names.ts';
import type { OutboxView } from '../local-data/load-outbox.ts';
import { isRepeatable } from '../local-data/repeat-attention.ts';
import type { AnyMutation, OutboxRecord } from '../local-data/stored-records.ts';
import type { ValueState } from '../local-data/value-state.ts';
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
  readonly title: string;
  readonly what: string;
  readonly value: string;
  readonly place: string;
  readonly state: Extract<ValueState, 'saved-here' | 'needs-attention'>;
  /** ISO 8601. */
  readonly at: string;
  /** What happened, and that nothing is gone; null while nothing did. */
  readonly why: string | null;
  /** Where the person can do something about it. */
  readonly link: { readonly to: string; readonly label: string } | null;
  readonly canRepeat: boolean;
  readonly canDismiss: boolean;
  /** A value that has not been sent can be set back to what stood there. */
  readonly canWithdraw: boolean;
}

/** Conflicts first, then refusals, oldest first. */
export function attentionItems(
  { conflicts, attention }: OutboxView,
  names: EntryNames,
): readonly OutboxItem[] {
  const choices = conflicts.map((conflict): OutboxItem => {
    const { title, what } = describeConflictField(conflict, names);
    const theirs = describeConflictValue(conflict, conflict.theirs.value, names);
    return {
      id: conflict.id,
      title,
      what,
      value: describeConflictValue(conflict, conflict.mine.value, names),
      place: placeOf(conflict.selfEvaluationId, names),
      state: 'needs-attention',
      at: conflict.mine.at,
      why: words.conflictWhy(theirs, conflict.theirs.byName),
      link: { to: `/conflicts/${conflict.id}`, label: words.choose },
      canRepeat: false,
      canDismiss: false,
      canWithdraw: false,
    };
  });
  return [...choices, ...attention.map((item) => refusedItem(item, names))];
}

export function pendingItems({ pending }: OutboxView, names: EntryNames): readonly OutboxItem[] {
  return pending.map((record): OutboxItem => {
    return {
      ...describeEntry(record, names),
      id: record.id,
      state: 'saved-here',
      at: enteredAtOf(record),
      why: null,
      link: linkTo(record),
      canRepeat: false,
      canDismiss: false,
      canWithdraw: isWithdrawable(record, pending),
    };
  });
}

function refusedItem(item: AttentionItem, names: EntryNames): OutboxItem {
  const description: EntryDescription = describeEntry(item, names);
  return {
    ...description,
    id: item.mutationId,
    state: 'needs-attention',
    at: item.enteredAt,
    why: describeRefusal(item),
    link: linkTo(item),
    canRepeat: isRepeatable(item.name),
    canDismiss: true,
    canWithdraw: false,
  };
}

/** Only the last change of a field: setting back an earlier one would take the later one with it. */
function isWithdrawable(record: OutboxRecord, pending: readonly OutboxRecord[]): boolean {
  if (record.name !== 'actual.set@1') return false;
  const { selfEvaluationId, indicatorId, field } = record.args;
  const isLocked = pending.some(
    ({ name, args, seq }) =>
      name === 'form.submit@1' && args.selfEvaluationId === selfEvaluationId && seq > record.seq,
  );
  const isLast = !pending.some(
    ({ name, args, seq }) =>
      name === 'actual.set@1' &&
      args.selfEvaluationId === selfEvaluationId &&
      args.indicatorId === indicatorId &&
      args.field === field &&
      seq > record.seq,
  );
  return isLast && !isLocked && record.args.value !== record.args.base;
}

function linkTo({ name, args }: Pick<AnyMutation, 'name' | 'args'>): OutboxItem['link'] {
  const indicatorId = 'indicatorId' in args ? args.indicatorId : null;
  const query = indicatorId === null ? '' : `?indicator=${encodeURIComponent(indicatorId)}`;
  const page = name === 'form.review@1' || name === 'form.reopen@1' ? 'review' : 'forms';
  const label = name === 'actual.set@1' || name === 'execution.set@1' ? words.edit : words.open;
  return { to: `/${page}/${args.selfEvaluationId}${query}`, label };
}

function placeOf(formId: string, names: EntryNames): string {
  const form = names.forms.get(formId);
  return [form?.unit?.shortName, form?.table?.title].filter(Boolean).join(' · ');
}
