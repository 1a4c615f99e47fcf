import type { TemplatePart } from '@attain/shared/report-template/template-text';
import { parsePart } from '../reading/parse-part.ts';

export const CONTENT_TYPES = '[Content_Types].xml';

const KINDS: readonly (readonly [RegExp, TemplatePart])[] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml$/, 'BODY'],
  [/wordprocessingml\.header\+xml$/, 'HEADER'],
  [/wordprocessingml\.footer\+xml$/, 'FOOTER'],
  [/wordprocessingml\.(?:footnotes|endnotes)\+xml$/, 'NOTE'],
];
const ORDER: readonly TemplatePart[] = ['BODY', 'HEADER', 'FOOTER', 'NOTE'];

/** The parts of a text document that hold text, the body first. */
export function textPartsOf(contentTypes: string): { readonly name: string; readonly part: TemplatePart }[] {
  const parts: { name: string; part: TemplatePart }[] = [];
  parsePart(CONTENT_TYPES, contentTypes, {
    open(element, { PartName = '', ContentType = '' }) {
      if (element !== 'Override') return;
      const part = KINDS.find(([type]) => type.test(ContentType))?.[1];
      if (part) parts.push({ name: PartName.replace(/^\//, ''), part });
    },
  });
  return parts.sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part) || (a.name < b.name ? -1 : 1));
}
