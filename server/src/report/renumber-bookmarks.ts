/** Where a bookmark of the table of contents is named: at the heading, in a link to it, in a reference to its page. */
const NAME = /(w:name="|w:anchor="|<w:instrText[^>]*>[^<]*)_Toc(\d+)/g;
/** The number by which the end of a bookmark finds its beginning. */
const NUMBER = /(<w:bookmark(?:Start|End)[^>]* w:id=")(\d+)/g;

/** Numbers the bookmarks of headings from 1: the library counts on from one document to the next. */
export function renumberBookmarks(xml: string): string {
  return renumber(renumber(xml, NAME, '_Toc'), NUMBER, '');
}

function renumber(xml: string, places: RegExp, prefix: string): string {
  const numbers = new Map<string, number>();
  return xml.replace(places, (_, before: string, number: string) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
    return `${before}${prefix}${numbers.get(number) ?? 0}`;
  });
}
