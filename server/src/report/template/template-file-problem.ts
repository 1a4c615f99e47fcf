import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import type { TemplatePlace } from '@attain/shared/report-template/template-text';
import type { FileProblem } from '../reading/file-problem.ts';

/** What a template may not hold, since it would act on the machine of whoever opens the report, or hide from them. */
export type TemplateDanger =
  /** A picture, a style sheet, a template that is fetched from elsewhere when the file is opened. */
  | { readonly kind: 'EXTERNAL'; readonly part: string; readonly target: string }
  /** An object of another program, an ActiveX control, a document inside the document. */
  | { readonly kind: 'EMBEDDED'; readonly part: string }
  /** A field that fetches or starts something: DDE, INCLUDETEXT. */
  | { readonly kind: 'ACTIVE_FIELD'; readonly place: TemplatePlace; readonly field: string }
  /** Its cells would be computed from places that move when rows are repeated. */
  | { readonly kind: 'FORMULA'; readonly place: TemplatePlace }
  | { readonly kind: 'HIDDEN_SHEET'; readonly sheet: string }
  /** Merged ranges of more cells than a form has. */
  | { readonly kind: 'MERGES_TOO_LARGE'; readonly sheet: string; readonly limit: number };

/** Why a file is no template. */
export type TemplateFileProblem =
  | FileProblem
  | TemplateDanger
  /** A .docx where a .xlsx is due, or the other way round. */
  | { readonly kind: 'OTHER_KIND'; readonly expected: TemplateKind }
  /** Not written in the dialect of Word that the product reads. */
  | { readonly kind: 'STRICT_FORMAT' }
  | { readonly kind: 'ENGINE'; readonly reason: string };
