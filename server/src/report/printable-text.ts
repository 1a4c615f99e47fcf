/** XML 1.0 has no place for them, and one of them makes a file that does not open. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without what no document can hold: control characters and halves of characters. */
export function printableText(text: string): string {
  return text.replace(NOT_IN_XML, '');
}
