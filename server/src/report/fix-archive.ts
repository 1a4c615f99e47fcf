import JSZip from 'jszip';

/** The earliest time that a ZIP archive knows; its entries carry no real one, so that equal data gives equal bytes. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));
export const CORE_PROPERTIES = 'docProps/core.xml';
/** When the file was made and last saved: a clock's word, which the data does not hold. */
const TIMES = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;

type EditPart = (xml: string) => string;

/**
 * Packs an Office file anew without any trace of when or where it was made.
 *
 * @param edits What else is to be changed, by the name of the part.
 */
export async function fixArchive(
  bytes: Uint8Array,
  edits: Readonly<Record<string, EditPart>> = {},
): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const fixed = new JSZip();
  const editOf = new Map(Object.entries({ [CORE_PROPERTIES]: withoutTimes, ...edits }));
  // The list of types comes first, as readers of the format expect it; the order of the rest is by name.
  const names = Object.keys(archive.files)
    .filter((name) => archive.files[name]?.dir === false)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of names) {
    const content = (await archive.file(name)?.async('uint8array')) ?? new Uint8Array();
    const edit = editOf.get(name);
    fixed.file(name, edit ? editText(content, edit) : content, { date: NO_TIME, createFolders: false });
  }
  return fixed.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}

function editText(content: Uint8Array, edit: EditPart): Uint8Array {
  return new TextEncoder().encode(edit(new TextDecoder().decode(content)));
}

export function withoutTimes(xml: string): string {
  return xml.replace(TIMES, '');
}
