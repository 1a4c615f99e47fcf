import JSZip from 'jszip';

/** The earliest time that a ZIP archive knows; its entries carry no real one, so that equal data gives equal bytes. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));
const CORE_PROPERTIES = 'docProps/core.xml';
/** When the file was made and last saved: a clock's word, which the data does not hold. */
const TIMES = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;

/** Packs an Office file anew without any trace of when or where it was made. */
export async function fixArchive(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes);
  const fixed = new JSZip();
  // The list of types comes first, as readers of the format expect it; the order of the rest is by name.
  const names = Object.keys(archive.files)
    .filter((name) => archive.files[name]?.dir === false)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of names) {
    const content = (await archive.file(name)?.async('uint8array')) ?? new Uint8Array();
    const kept = name === CORE_PROPERTIES ? withoutTimes(content) : content;
    fixed.file(name, kept, { date: NO_TIME, createFolders: false });
  }
  return fixed.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}

function withoutTimes(content: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder().decode(content).replace(TIMES, ''));
}
