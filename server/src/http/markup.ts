/** Markup that holds no text of a person unescaped. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template: texts and numbers are escaped, markup stays, lists follow each other. */
export type MarkupPart = string | number | Markup | null | readonly MarkupPart[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** No document has a place for them: controls, halves of letters, and marks that turn the direction of text. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/**
 * Writes HTML: `` markup`<p>${text}</p>` ``. Whatever is put in is escaped, in texts as in quoted attributes; null is
 * nothing. Line breaks of the template are for its reader: between Chinese characters a browser would show them as a
 * blank. Addresses that are put into `href` must be our own: a text may be `javascript:…`, which no escape stops.
 *
 * Not named `html`: the formatter would break lines within sentences.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(
    strings
      .map((text) => text.replace(/\n\s*/g, ''))
      .reduce((written, text, index) => written + escaped(parts[index - 1] ?? null) + text),
  );
}

function escaped(part: MarkupPart): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(escaped).join('');
  return String(part)
    .replace(UNPRINTABLE, '')
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '');
}
