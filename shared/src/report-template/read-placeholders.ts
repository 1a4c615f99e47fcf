/** `{名称}`, `{@名称}`, `{#名称}`, `{^名称}`, `{/名称}`. */
export type PlaceholderSign = '' | '@' | '#' | '^' | '/';

export interface Placeholder {
  readonly sign: PlaceholderSign;
  readonly name: string;
  /** From the opening brace up to `end`, behind the closing one. */
  readonly start: number;
  readonly end: number;
}

export interface PlaceholderReading {
  readonly placeholders: readonly Placeholder[];
  /** Braces without their other half. */
  readonly strayBraces: readonly number[];
}

const PLACEHOLDER = /\{([@#^/]?)([^{}]*)\}/g;

/** Reads the placeholders of one paragraph or cell (TP2). */
export function readPlaceholders(text: string): PlaceholderReading {
  const placeholders = [...text.matchAll(PLACEHOLDER)].map((match): Placeholder => ({
    // The pattern lets no other sign pass.
    sign: (match[1] ?? '') as PlaceholderSign,
    name: (match[2] ?? '').trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const words = withoutPlaceholders(text, placeholders);
  const strayBraces = [...words.matchAll(/[{}]/g)].map(({ index }) => index);
  return { placeholders, strayBraces };
}

/** Blotted out position by position, so that what is found in the rest has its place in the whole. */
export function withoutPlaceholders(text: string, placeholders: readonly Placeholder[]): string {
  let rest = '';
  let position = 0;
  for (const { start, end } of placeholders) {
    rest += text.slice(position, start) + BLOT.repeat(end - start);
    position = end;
  }
  return rest + text.slice(position);
}

/** Never part of a number, a unit or a word. */
const BLOT = '\u0000';
