import { scoreForm } from '../scoring/score-form.ts';
import { readAmount, readCompletion, readNarrative, readValueText } from '../self-evaluation/read-entry.ts';
import type { ReadResult } from '../self-evaluation/use-field-entry.ts';
import type { ConflictView } from './use-conflict.ts';

/**
 * A third value as it is typed, read as the form's own field reads it: what the form would refuse is no way out of a
 * conflict either. Money: whole fen in digits; null: nothing is typed.
 */
export function readOther(text: string, view: ConflictView): ReadResult<string | null> {
  const { subject, subjectKey, field } = view.conflict;
  if (subject === 'FUND_EXECUTION') {
    const amount = readAmount(text);
    return amount.ok ? { ok: true, value: amount.value === null ? null : String(amount.value) } : amount;
  }
  if (field === 'completion') return readCompletion(text);
  const scored = scoreForm(view.form).rows.find(({ row }) => row.indicator.id === subjectKey);
  return field === 'valueText' && scored ? readValueText(text, scored.target) : readNarrative(text);
}
