import type { IXmlableObject, PageNumberEstimator } from 'docx';

const CONTENTS_MARK = '_Toc';

/**
 * Writes page numbers into the table of contents. Readers that lay out nothing themselves show these; Word counts its
 * own when a person lets it.
 *
 * @param pages Of each heading that the contents list, in their order.
 */
export function numberContents(pages: readonly number[]): PageNumberEstimator {
  return (body) => {
    const names = childrenOf(body, 'w:body').flatMap((block) =>
      childrenOf(block, 'w:p').flatMap((child) => contentsMarkOf(child) ?? []),
    );
    if (names.length !== pages.length) {
      throw new RangeError(`${names.length} headings are listed, ${pages.length} were laid out`);
    }
    return { bookmarks: new Map(names.map((name, index) => [name, String(pages[index])])) };
  };
}

function contentsMarkOf(child: IXmlableObject): string | null {
  const start: unknown = child['w:bookmarkStart'];
  const attributes = isObject(start) && isObject(start['_attr']) ? start['_attr'] : {};
  const name = attributes['w:name'];
  return typeof name === 'string' && name.startsWith(CONTENTS_MARK) ? name : null;
}

/** What stands in an element of that name; nothing in any other. */
function childrenOf(element: IXmlableObject, name: string): IXmlableObject[] {
  const content: unknown = element[name];
  return Array.isArray(content) ? content.filter(isObject) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
