/** Longer texts (targets that point to a document) would make a narrow column endless; they stand below the row. */
const LONGEST_IN_CELL = 14;

export function fitsInCell(text: string): boolean {
  return text.length <= LONGEST_IN_CELL;
}
