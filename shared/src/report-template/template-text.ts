/** Where a text stands in a template; all counted from 1. */
export type TemplatePlace =
  /** Paragraphs outside of tables that hold anything. */
  | { readonly kind: 'PARAGRAPH'; readonly part: TemplatePart; readonly paragraph: number }
  | {
      readonly kind: 'CELL';
      readonly part: TemplatePart;
      readonly table: number;
      readonly row: number;
      readonly column: number;
    }
  | { readonly kind: 'SHEET'; readonly sheet: string; readonly row: number; readonly column: number };

/** 正文, 页眉, 页脚, 脚注. */
export type TemplatePart = 'BODY' | 'HEADER' | 'FOOTER' | 'NOTE';

/** One paragraph or cell of a template as it is read; runs that a program split are put together. */
export interface TemplateText {
  readonly place: TemplatePlace;
  readonly text: string;
  /** The section of the document ends with this paragraph (分节符): nothing may take its place. */
  readonly endsSection?: boolean;
}

/** A template as text, in the order of its file. */
export type TemplateTexts = readonly TemplateText[];
