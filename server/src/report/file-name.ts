/** Controls, halves of letters, marks that turn the direction of text, and what a file system or a header takes for something else. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu;
/** With its ending a name stays below the 255 bytes of common file systems. */
const LONGEST = 80;

/** A title as the name of a file, without an ending. */
export function fileNameOf(title: string): string {
  const name = [...title.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ')].slice(0, LONGEST).join('');
  // A leading dot would hide the file.
  return name.trim().replace(/^[. ]+/, '') || 'report';
}
