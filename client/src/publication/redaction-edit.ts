import type { RedactionChoice } from '@attain/shared/publication/decide-redactions';
import type { Redaction } from '@attain/shared/publication/redaction';

/** A suggestion that was taken out stays, and the other way round; an added text that is no suggestion goes. */
export function toggle(
  choice: RedactionChoice,
  redaction: Redaction,
  suggestions: readonly Redaction[],
): RedactionChoice {
  const { text } = redaction;
  const isOut = choice.takenOut.some((one) => one.text === text);
  const isSuggested = suggestions.some((one) => one.text === text);
  if (!isOut) {
    const dismissed = choice.dismissed.filter((one) => one !== text);
    return { takenOut: [...choice.takenOut, redaction], dismissed };
  }
  return {
    takenOut: choice.takenOut.filter((one) => one.text !== text),
    dismissed: isSuggested ? [...choice.dismissed, text] : choice.dismissed,
  };
}

export function isTakenOut({ takenOut }: RedactionChoice, text: string): boolean {
  return takenOut.some((one) => one.text === text);
}
