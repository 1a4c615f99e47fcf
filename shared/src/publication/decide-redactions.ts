import type { Redaction } from './redaction.ts';

/** What a person decided about a report before it is published. */
export interface RedactionChoice {
  readonly takenOut: readonly Redaction[];
  /** Suggestions that may stand: 110 is no one's phone. */
  readonly dismissed: readonly string[];
}

/** The suggestions that the choice says nothing about; there must be none (PB3). */
export function undecided(suggestions: readonly Redaction[], choice: RedactionChoice): Redaction[] {
  const decided = new Set([...choice.takenOut.map(({ text }) => text), ...choice.dismissed]);
  return suggestions.filter(({ text }) => !decided.has(text));
}

/**
 * The choice to begin with: every suggestion is taken out, but for what was dismissed before; what a person had added
 * stays added.
 */
export function firstChoice(
  suggestions: readonly Redaction[],
  before: RedactionChoice | null,
): RedactionChoice {
  const dismissed = suggestions.map(({ text }) => text).filter((text) => before?.dismissed.includes(text));
  const added = before?.takenOut.filter(({ text }) => !suggestions.some((one) => one.text === text)) ?? [];
  return {
    takenOut: [...suggestions.filter(({ text }) => !dismissed.includes(text)), ...added],
    dismissed,
  };
}
