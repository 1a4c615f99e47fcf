import type { FieldView, FormRowView } from '../local-data/form-view.ts';
import type { ValueState } from '../local-data/value-state.ts';
import { formatWhenShort } from '../messages/format-when.ts';
import { VALUE_STATE_WORDS } from '../messages/self-evaluation.messages.ts';
import type { FieldState } from '../ui/field-state.ts';

/** From the state that needs somebody to the one that needs nobody: a row is as safe as its least safe value. */
const LEAST_SAFE_FIRST: readonly Exclude<ValueState, 'none'>[] = [
  'needs-attention',
  'saved-here',
  'delivered',
  'backed-up',
];

interface StateOfRow {
  readonly state: Exclude<ValueState, 'none'>;
  /** ISO 8601: when the last of the values in that state was entered. */
  readonly at: string | null;
}

/** Null while nobody has entered anything. */
export function leastSafeState(fields: readonly FieldView<unknown>[]): StateOfRow | null {
  const state = LEAST_SAFE_FIRST.find((candidate) => fields.some((field) => field.state === candidate));
  if (!state) return null;
  const times = fields.filter((field) => field.state === state).flatMap((field) => field.enteredAt ?? []);
  return { state, at: times.sort().at(-1) ?? null };
}

/** Glyph and words of a row's state; `now` adds the time: 已存本机 10:24. */
export function describeRowState(
  row: Pick<FormRowView, 'fields'>,
  now?: Date,
): { readonly state: FieldState; readonly label: string } | null {
  return describeState(leastSafeState(Object.values(row.fields)), now);
}

export function describeState(
  found: StateOfRow | null,
  now?: Date,
): { readonly state: FieldState; readonly label: string } | null {
  if (!found) return null;
  const word = VALUE_STATE_WORDS[found.state];
  const when = now && found.at !== null ? ` ${formatWhenShort(found.at, now)}` : '';
  return { state: found.state, label: found.state === 'needs-attention' ? word : `${word}${when}` };
}
