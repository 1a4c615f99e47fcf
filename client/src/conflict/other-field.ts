import { CONFLICT_MESSAGES as words } from '../messages/conflict.messages.ts';
import { scoreForm } from '../scoring/score-form.ts';
import {
  askAbout,
  readAmount,
  readCompletion,
  readNarrative,
  readValueText,
} from '../self-evaluation/read-entry.ts';
import type { ReadResult } from '../self-evaluation/use-field-entry.ts';
import type { ConflictView } from './use-conflict.ts';

/** What a third value is typed into. */
export interface OtherField {
  /** Money: whole fen in digits; null: nothing is typed. */
  readonly read: (text: string) => ReadResult<string | null>;
  readonly isNumber: boolean;
  /** In which unit it is asked for; undefined: in none. */
  readonly unit: string | undefined;
  /** What to ask about a value that is taken as it is; null: nothing. */
  readonly ask: (text: string) => string | null;
}

const PLAIN: OtherField = { read: readNarrative, isNumber: false, unit: undefined, ask: () => null };

/** Reads and asks as the form's own field does: what the form would refuse is no way out of a conflict either. */
export function otherField({ conflict, form }: ConflictView): OtherField {
  const { subject, subjectKey, field } = conflict;
  if (subject === 'FUND_EXECUTION')
    return { ...PLAIN, read: readFen, isNumber: true, unit: words.amountUnit };
  if (field === 'completion') return { ...PLAIN, read: readCompletion, isNumber: true, unit: '%' };
  const scored = scoreForm(form).rows.find(({ row }) => row.indicator.id === subjectKey);
  if (field !== 'valueText' || !scored) return PLAIN;
  const { target } = scored;
  const isNumber = target.kind === 'quantity';
  return {
    read: (text) => readValueText(text, target),
    isNumber,
    unit: isNumber ? (target.unit ?? undefined) : undefined,
    ask: (text) => askAbout(text, target),
  };
}

function readFen(text: string): ReadResult<string | null> {
  const amount = readAmount(text);
  return amount.ok ? { ok: true, value: amount.value === null ? null : String(amount.value) } : amount;
}
