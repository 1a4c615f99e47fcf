import type { PlaceInTemplate } from './template-problem.ts';

/** A figure or a grade that the fixed text of a template states by itself (TP7). */
export type StatedInTemplate = {
  readonly at: PlaceInTemplate;
  /** As it stands there: 98.6分. */
  readonly found: string;
} &
  /** The data say something else of the same thing. */
  (
    | { readonly kind: 'CONTRADICTED'; readonly placeholder: string; readonly data: string }
    /** A score that is none of the round's. */
    | { readonly kind: 'UNKNOWN_SCORE' }
    /** Nothing in the data bears it out. */
    | { readonly kind: 'UNKNOWN_FIGURE' }
    /** A document number that is none of the round's documents. */
    | { readonly kind: 'UNKNOWN_DOCUMENT' }
    | { readonly kind: 'UNKNOWN_YEAR' }
    /** True today, and wrong with the next change of the data; null: no placeholder stands for it. */
    | { readonly kind: 'TYPED'; readonly placeholder: string | null }
  );

/**
 * What contradicts the data refuses the template: a report with it would say two things. What the data do not know may be
 * true, as a letterhead's telephone number is, so it is told, and whoever signs sees it.
 */
export const REFUSES: { readonly [K in StatedInTemplate['kind']]: boolean } = {
  CONTRADICTED: true,
  UNKNOWN_SCORE: true,
  UNKNOWN_FIGURE: false,
  UNKNOWN_DOCUMENT: false,
  UNKNOWN_YEAR: false,
  TYPED: false,
};
