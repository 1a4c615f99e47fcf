/** Half and full width: some programs read the one as the other. */
const FORMULA_START = /^["'\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/;
const NUMBER = /^[+-]?\d[\d.,]*%?$/;

/** A table for a spreadsheet (RFC 4180): UTF-8 with a mark, so that Chinese comes out right in every one. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A text that begins like a formula gets an apostrophe: a spreadsheet would calculate it. A number stays one. */
function csvCell(text: string): string {
  const isFormula = FORMULA_START.test(text) && !NUMBER.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
