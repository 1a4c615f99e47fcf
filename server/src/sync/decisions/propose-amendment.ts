import { isWaiting } from '@attain/shared/amendment/amendment-state';
import { readFormId, readProposal, type ProposedCell } from '@attain/shared/amendment/read-proposal';
import { canActOnForm } from '@attain/shared/organisation/scope';
import type { Verdict } from '@attain/shared/sync/verdict';
import type { Amendment } from '../../amendment/amendment.entity.ts';
import { withRow } from '../../self-evaluation/form-in-hand.ts';
import type { FieldConflict } from '../field-conflict.entity.ts';
import type { PushedMutation } from '../push.ts';
import { isSameCellValue, readCell, type FormRows } from './cell.ts';
import type { FormsInHand, PushContext } from './decide-group.ts';
import type { Author } from './decision.ts';

/** A mutation that could not be applied. */
export interface SetAside {
  readonly pushed: PushedMutation;
  readonly verdict: Verdict;
}

/** What was entered and is to be kept beside its form, however it came here. */
export interface Kept {
  readonly entry: {
    readonly id: string;
    readonly name: string;
    readonly args: unknown;
    /** By the device's own clock. */
    readonly enteredAt: string | null;
  };
  readonly verdict: Verdict;
  /** Null: its author's own device sent it. */
  readonly importedByName: string | null;
}

/** What a proposal stands beside: all of a form that it needs to know. */
export interface BesideForm extends FormRows {
  readonly id: string;
  readonly orgPath: string;
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly conflicts: ReadonlyMap<string, Pick<FieldConflict, 'subject' | 'subjectKey' | 'field'>>;
}

export function isSetAside({ outcome }: Verdict): boolean {
  return outcome === 'PARKED' || outcome === 'QUARANTINED';
}

/**
 * Keeps what could not be applied beside the form, when its author may fill that in now (SY7, AM1).
 *
 * @returns null when this push has no such form in hand
 */
export function keepBesideForm(
  forms: FormsInHand,
  setAside: SetAside,
  context: PushContext,
): FormsInHand | null {
  const form = forms.get(readFormId(setAside.pushed.args) ?? '');
  if (!form || !canActOnForm(context.author.grants, 'FILL_IN', form.selfEvaluation.orgPath)) return null;
  const { id, orgPath } = form.selfEvaluation;
  const next = addProposal({ ...form, id, orgPath }, keptOf(setAside), context);
  return next === form.amendments ? forms : new Map(forms).set(id, { ...form, amendments: next });
}

/** As it came from its author's own device. */
export function keptOf({ pushed: { id, name, args, device }, verdict }: SetAside): Kept {
  const entry = { id, name, args, enteredAt: claimedTime(device.wallMs) };
  return { entry, verdict, importedByName: null };
}

/**
 * The form's proposals with the new one; earlier ones of the same person for the same field are their word no more. One
 * whose value stands already asks nobody for anything (AM4).
 */
export function addProposal(
  form: BesideForm,
  { entry, verdict, importedByName }: Kept,
  { author, receivedAt }: { readonly author: Author; readonly receivedAt: string },
): ReadonlyMap<string, Amendment> {
  const { id, orgPath, amendments, conflicts } = form;
  const { id: entryId, name, args, enteredAt } = entry;
  // Once is enough: it came in a file before.
  if (amendments.has(entryId)) return amendments;
  const proposal = readProposal(name, args, (conflictId) => cellOf(conflicts.get(conflictId)));
  if (!proposal) return amendments;
  const { cell, value, base } = proposal;
  const standing = cell && readCell(form, cell);
  const stands = cell !== null && standing !== null && isSameCellValue(cell, value, standing.value);
  const amendment: Amendment = {
    id: entryId,
    selfEvaluationId: id,
    name,
    subject: cell?.subject ?? null,
    subjectKey: cell?.subjectKey ?? null,
    field: cell?.field ?? null,
    value,
    base,
    outcome: verdict.outcome,
    code: verdict.code,
    authorId: author.userId,
    authorName: author.displayName,
    importedByName,
    enteredAt,
    receivedAt,
    state: stands ? 'ENTERED' : 'OPEN',
    decisions: [],
    closedAt: stands ? receivedAt : null,
    closedByName: stands ? author.displayName : null,
    orgPath,
  };
  const replaced = { state: 'REPLACED', closedAt: receivedAt, closedByName: author.displayName } as const;
  const earlier = [...amendments.values()].filter((known) => isReplacedBy(known, amendment));
  return [...earlier.map((known) => ({ ...known, ...replaced })), amendment].reduce(
    (rows, row) => withRow(rows, row.id, row),
    amendments,
  );
}

function isReplacedBy(known: Amendment, next: Amendment): boolean {
  return (
    next.subject !== null &&
    isWaiting(known.state) &&
    // What lay in a file may be older than what its author sent since.
    (next.importedByName === null || known.importedByName !== null) &&
    known.authorId === next.authorId &&
    known.subject === next.subject &&
    known.subjectKey === next.subjectKey &&
    known.field === next.field
  );
}

function cellOf(conflict: Pick<FieldConflict, 'subject' | 'subjectKey' | 'field'> | undefined) {
  if (!conflict) return null;
  const { subject, subjectKey, field } = conflict;
  return { subject, subjectKey, field } as ProposedCell; // written from a cell by `enterCellValue` only
}

/** Only a time that ISO 8601 spells with four digits of the year; phones' clocks have shown others. */
function claimedTime(wallMs: number): string | null {
  const isTime = Number.isFinite(wallMs) && wallMs >= 0 && wallMs < Date.UTC(10_000, 0);
  return isTime ? new Date(wallMs).toISOString() : null;
}
