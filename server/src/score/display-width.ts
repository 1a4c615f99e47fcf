/**
 * Signs that take two cells of a terminal: Chinese, its punctuation and full-width forms (Unicode's East Asian Width,
 * wide and full-width). “ ” and · are ambiguous there, and terminals draw them in one cell.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** How many cells of a terminal the text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += WIDE.test(sign) ? 2 : 1;
  return width;
}

/** The text in exactly `width` cells, shortened with … or filled up with blanks at its end, or at its beginning. */
export function fitWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fitting = shorten(text, width);
  const blanks = ' '.repeat(width - displayWidth(fitting));
  return align === 'right' ? blanks + fitting : fitting + blanks;
}

function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const sign of text) {
    used += displayWidth(sign);
    if (used > width - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}
