import type { FundAspect } from '../statement-material.ts';
import type {
  StatedAspect,
  StatedField,
  StatedFigure,
  StatedPosition,
  StatedRow,
  StatedScore,
  StatedText,
  StatedView,
} from './stated-report.ts';

/** What was read of a report: which indicator, aspect or part in which view, and where that stands in the file. */
export type StatedPlace = { readonly at: StatedPosition | null } & (
  | {
      readonly kind: 'ROW';
      readonly view: StatedView;
      readonly indicator: string;
      readonly field: StatedField;
    }
  | {
      readonly kind: 'ASPECT';
      readonly view: StatedView;
      readonly aspect: FundAspect;
      readonly field: 'statement' | 'problem';
    }
  | { readonly kind: 'SCORE'; readonly part: string }
  | { readonly kind: 'RESULT_USE' }
  | { readonly kind: 'PUBLICATION' }
  | { readonly kind: 'FIGURE' }
);

/** A place with what stands there; null: the view states nothing of it. */
export interface StatedReading {
  readonly place: StatedPlace;
  readonly text: string | null;
}

export function readField(row: StatedRow, field: StatedField): StatedReading {
  const { view, indicator } = row;
  const stated = row[field];
  return {
    place: { kind: 'ROW', view, indicator, field, at: stated?.at ?? null },
    text: stated?.text ?? null,
  };
}

export function readAspect(stated: StatedAspect, field: 'statement' | 'problem'): StatedReading {
  const { view, aspect } = stated;
  const text = stated[field];
  return { place: { kind: 'ASPECT', view, aspect, field, at: text?.at ?? null }, text: text?.text ?? null };
}

export function readScore({ part, score, at }: StatedScore): StatedReading {
  return { place: { kind: 'SCORE', part, at }, text: score };
}

export function readFigure({ stated }: StatedFigure): StatedReading {
  return { place: { kind: 'FIGURE', at: stated.at }, text: stated.text };
}

export function readPassage(kind: 'RESULT_USE' | 'PUBLICATION', { text, at }: StatedText): StatedReading {
  return { place: { kind, at }, text };
}
