import type { LoopName } from './placeholder-names.ts';
import type { TemplatePlace } from './template-text.ts';

/** What is wrong with a template, and where. All that is found is told at once (TP3). */
export type TemplateProblem =
  | {
      readonly kind: 'UNKNOWN_NAME';
      readonly at: PlaceInTemplate;
      readonly found: string;
      /** The placeholder that it may be meant to be; null where nothing comes near. */
      readonly suggestion: string | null;
    }
  /** A known name with a sign that is not its own: `{指标}` for `{#指标}`. */
  | {
      readonly kind: 'WRONG_SIGN';
      readonly at: PlaceInTemplate;
      readonly found: string;
      readonly suggestion: string;
    }
  /** A name of a loop that stands outside of it. */
  | {
      readonly kind: 'OUTSIDE_LOOP';
      readonly at: PlaceInTemplate;
      readonly found: string;
      readonly loops: readonly LoopName[];
    }
  /** `{{名称}}` for `{名称}`. */
  | {
      readonly kind: 'DOUBLED';
      readonly at: PlaceInTemplate;
      readonly found: string;
      readonly suggestion: string;
    }
  /** A brace without its other half in the same paragraph or cell. */
  | { readonly kind: 'BRACE'; readonly at: PlaceInTemplate; readonly found: string }
  | { readonly kind: 'NOT_CLOSED'; readonly at: PlaceInTemplate; readonly found: string }
  | { readonly kind: 'NOT_OPENED'; readonly at: PlaceInTemplate; readonly found: string }
  /** `{#指标}` … `{#文件}` … `{/指标}`: the inner one must end first. */
  | {
      readonly kind: 'CROSSED';
      readonly at: PlaceInTemplate;
      readonly found: string;
      readonly expected: string;
    }
  /** A loop begins in one row and ends in another, or outside of the table. */
  | { readonly kind: 'ACROSS_ROWS'; readonly at: PlaceInTemplate; readonly found: string }
  /** Something else stands in the paragraph of a block, or it stands in a table, a header or a sheet. */
  | {
      readonly kind: 'BLOCK_NOT_ALONE';
      readonly at: PlaceInTemplate;
      readonly found: string;
      readonly reason: 'OTHER_TEXT' | 'IN_TABLE' | 'NOT_IN_BODY' | 'ENDS_SECTION';
    }
  /** A workbook has values and rows, no blocks and no conditions, and one loop in a row. */
  | {
      readonly kind: 'NOT_IN_SHEET';
      readonly at: PlaceInTemplate;
      readonly found: string;
      readonly reason: 'BLOCK' | 'CONDITION' | 'SECOND_LOOP';
    }
  /** What a report must say, and the template does not ask for; each of `anyOf` would do. */
  | { readonly kind: 'MISSING'; readonly what: RequiredPart; readonly anyOf: readonly string[] };

export interface PlaceInTemplate {
  readonly place: TemplatePlace;
  /** The words around it, as they stand there. */
  readonly around: string;
}

export type RequiredPart =
  'TOTAL' | 'GRADE' | 'STATUS' | 'ANNEX' | 'INDICATOR_NAME' | 'TARGET' | 'ACTUAL' | 'REASON';
