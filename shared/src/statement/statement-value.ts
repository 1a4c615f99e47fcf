import { isWholeDate } from '../examination/partial-date.ts';
import { isDayPlace, type StatementPlace } from './statement-place.ts';

/** The text that a form keeps when `entered` is set: white space alone means that nothing was written. */
export function storedStatement(entered: string | null): string | null {
  return entered === null || entered.trim() === '' ? null : entered;
}

/** What is wrong with a text for its place, or null. */
export function checkStatement(place: StatementPlace, text: string): 'NOT_A_DAY' | null {
  return isDayPlace(place) && !isWholeDate(text) ? 'NOT_A_DAY' : null;
}
