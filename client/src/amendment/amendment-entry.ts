import { canDecide } from '@attain/shared/amendment/amendment-state';
import { openingStep, type OpeningStep } from '../local-data/decide-amendments.ts';
import type { AmendmentView } from '../local-data/load-amendments.ts';
import type { EntryNames } from '../local-data/load-entry-names.ts';
import { AMENDMENT_MESSAGES as words, PROPOSAL_REASONS } from '../messages/amendment.messages.ts';
import {
  describeConflictField,
  describeConflictValue,
  describeLostChoice,
  type CellPlace,
} from '../messages/describe-entry.ts';
import { ENTRY_MESSAGES } from '../messages/entry.messages.ts';
import { describeRefusal } from '../messages/error-messages.ts';
import { describeProgress } from './describe-progress.ts';

/** Whose turn it is, for the person who looks. */
export type AmendmentTask = 'decide' | 'enter' | 'wait' | 'done';

/** One proposal as the list shows it. */
export interface AmendmentEntry {
  readonly view: AmendmentView;
  readonly task: AmendmentTask;
  /** Indicator or source of money; the form for what is no value. */
  readonly title: string;
  readonly what: string;
  readonly value: string;
  /** What stands in the form; null where it is no value of a field. */
  readonly standing: string | null;
  readonly byName: string;
  /** ISO 8601: by the author's device where it knew, else when it arrived. */
  readonly at: string;
  readonly why: string;
  readonly progress: string;
  readonly canAccept: boolean;
  readonly acceptStep: OpeningStep;
  /** Why it cannot be accepted now. */
  readonly acceptBlocked: string | null;
  readonly canReject: boolean;
}

/** What would not go into its field whoever entered it. */
const UNFIT = ['VALUE_INVALID', 'TEXT_TOO_LONG'];

export function amendmentEntry(view: AmendmentView, names: EntryNames): AmendmentEntry {
  const { row, form, state } = view;
  const isLeader = form.canReopen;
  const isValue = view.standing !== undefined;
  const isUnfit = isValue && UNFIT.includes(row.code ?? '');
  const acceptStep = isValue ? openingStep(form) : 'none';
  return {
    view,
    task: taskOf(view, isValue && !isUnfit),
    ...describe(view, names),
    // Rows from before such files could be imported do not say.
    byName: row.importedByName ? words.claimed(row.authorName, row.importedByName) : row.authorName,
    at: row.enteredAt ?? row.receivedAt,
    why:
      PROPOSAL_REASONS[(row.code ?? '') as keyof typeof PROPOSAL_REASONS] ??
      describeRefusal({ ...row, details: null }),
    progress: describeProgress({ ...row, state }),
    canAccept: isLeader && canDecide(state, 'ACCEPTED'),
    acceptStep,
    acceptBlocked: isUnfit ? words.cannotEnter : acceptStep === 'impossible' ? words.mustReturnFirst : null,
    canReject: isLeader && isValue && canDecide(state, 'REJECTED'),
  };
}

function taskOf({ state, row, form }: AmendmentView, canBeEntered: boolean): AmendmentTask {
  const isNoted = row.subject === null && state === 'ACCEPTED';
  if (isNoted || state === 'REJECTED' || state === 'ENTERED' || state === 'REPLACED') return 'done';
  if (canBeEntered && form.canFillIn && form.isEditable) return 'enter';
  return state === 'OPEN' && form.canReopen ? 'decide' : 'wait';
}

function describe(view: AmendmentView, names: EntryNames) {
  const { row, form, standing } = view;
  const { subject, subjectKey, field, value } = row;
  if (subject === null || subjectKey === null || field === null || standing === undefined) {
    const title = form.targetTable?.title ?? ENTRY_MESSAGES.unknownForm;
    const text = isChoice(row.name) ? describeLostChoice(value) : value || words.noText;
    return { title, what: kindOf(row.name), value: text, standing: null };
  }
  const place: CellPlace = { subject, subjectKey, field };
  return {
    ...describeConflictField(place, names),
    value: describeConflictValue(place, value, names),
    standing: describeConflictValue(place, standing, names),
  };
}

function isChoice(name: string): boolean {
  return name.startsWith('conflict.resolve@');
}

function kindOf(name: string): string {
  if (isChoice(name)) return ENTRY_MESSAGES.resolve;
  switch (name.replace(/@\d+$/, '')) {
    case 'comment.add':
      return ENTRY_MESSAGES.comment;
    case 'evidence.add':
      return ENTRY_MESSAGES.addEvidence;
    case 'evidence.remove':
      return ENTRY_MESSAGES.removeEvidence;
    default:
      return words.sent;
  }
}

/** Entries of one form together, in the order in which the forms first come. */
export function groupByForm(entries: readonly AmendmentEntry[]): readonly {
  readonly formId: string;
  readonly place: string;
  readonly entries: readonly AmendmentEntry[];
}[] {
  const groups = new Map<string, AmendmentEntry[]>();
  for (const entry of entries) {
    const { id } = entry.view.form;
    groups.set(id, [...(groups.get(id) ?? []), entry]);
  }
  return [...groups].map(([formId, members]) => {
    const form = members[0]?.view.form;
    const place = [form?.orgUnit?.shortName, form?.targetTable?.title].filter(Boolean).join(' · ');
    return { formId, place, entries: members };
  });
}
