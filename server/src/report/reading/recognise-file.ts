/** What a file is that is no .docx and no .xlsx, by its first bytes: people choose the wrong one of several. */
export type ForeignKind =
  'PDF' | 'OFD' | 'PICTURE' | 'RTF' | 'WEB_PAGE' | 'OPEN_DOCUMENT' | 'PRESENTATION' | 'ARCHIVE' | 'TEXT';

/** The program that an old Office file (before 2007) is of. */
export type OldProgram = 'WORD' | 'EXCEL' | 'OTHER';

const FIRST_BYTES: readonly (readonly [ForeignKind, RegExp])[] = [
  ['PDF', /^%PDF-/],
  ['PICTURE', /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF....WEBP)/s],
  ['PICTURE', /^....ftyp(?:heic|heix|mif1|avif)/s],
  ['RTF', /^\{\\rtf/],
  ['WEB_PAGE', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|mht|!--)/i],
  ['WEB_PAGE', /^MIME-Version:/i],
  ['ARCHIVE', /^(?:Rar!|7z\xbc\xaf|\x1f\x8b)/],
];
/** What these bytes do not hold is text, in whatever encoding. */
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** @param head The first bytes of a file that is no ZIP archive and no old Office file. */
export function recogniseForeign(head: Buffer): ForeignKind | null {
  const text = head.toString('latin1');
  const found = FIRST_BYTES.find(([, pattern]) => pattern.test(text));
  if (found) return found[0];
  return CONTROL.test(text) ? null : 'TEXT';
}

/** @param names The parts of a ZIP archive that is no document of Word and no workbook. */
export function recogniseArchive(names: ReadonlySet<string>): ForeignKind {
  if (names.has('OFD.xml')) return 'OFD';
  if (names.has('ppt/presentation.xml')) return 'PRESENTATION';
  return names.has('mimetype') && names.has('content.xml') ? 'OPEN_DOCUMENT' : 'ARCHIVE';
}

/** @param content An old Office file: a container whose streams have names. */
export function recogniseOldProgram(content: Buffer): OldProgram {
  const has = (name: string) => content.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (has('WordDocument')) return 'WORD';
  return has('Workbook') || has('Book') ? 'EXCEL' : 'OTHER';
}
