const STYLE = /<w:style\b[\s\S]*?<\/w:style>/g;
const USED = /(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]+)"/g;

interface Style {
  readonly xml: string;
  readonly id: string;
  /** In lower case: a program of another language gives `heading 1` an id of its own. */
  readonly name: string;
}

/**
 * Puts built-in blocks into the styles of a template: its own headings where it has any, ours where it has none.
 *
 * @param body The blocks; @param own The styles of the template; @param builtIn Those that the blocks are written in.
 */
export function takeOverStyles(
  body: string,
  own: string,
  builtIn: string,
): { readonly body: string; readonly styles: string } {
  const ownStyles = stylesOf(own);
  const byName = new Map(ownStyles.map((style) => [style.name, style]));
  const takenIds = new Set(ownStyles.map(({ id }) => id));
  const builtInById = new Map(stylesOf(builtIn).map((style) => [style.id, style]));
  const ids = new Map<string, string>();
  const added: string[] = [];
  for (const [, , id = ''] of body.matchAll(USED)) {
    const style = builtInById.get(id);
    if (!style || ids.has(id)) continue;
    const same = byName.get(style.name);
    const free = takenIds.has(id) ? `Attain${id}` : id;
    ids.set(id, same?.id ?? free);
    if (!same) added.push(standAlone(style.xml, id, free));
  }
  return {
    body: body.replace(USED, (_, before: string, id: string) => `${before}${ids.get(id) ?? id}"`),
    styles: own.replace(/<\/w:styles>\s*$/, `${added.join('')}</w:styles>`),
  };
}

/** What it is based on in its own file is not here. */
function standAlone(xml: string, id: string, newId: string): string {
  return xml
    .replace(/<w:(?:basedOn|next|link)\b[^>]*\/>/g, '')
    .replace(`w:styleId="${id}"`, `w:styleId="${newId}"`);
}

function stylesOf(xml: string): Style[] {
  return (xml.match(STYLE) ?? []).map((style) => ({
    xml: style,
    id: /w:styleId="([^"]+)"/.exec(style)?.[1] ?? '',
    name: (/<w:name w:val="([^"]+)"/.exec(style)?.[1] ?? '').toLowerCase(),
  }));
}
