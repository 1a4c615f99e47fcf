/** `{名称}`, `{@名称}`, `{#名称}`, `{^名称}`, `{/名称}`. */
export type PlaceholderSign = '' | '@' | '#' | '^' | '/';

export interface Placeholder {
  readonly sign: PlaceholderSign;
  readonly name: string;
  /** From the opening brace up to `end`, behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** `{{名称}}`: written as other programs want it; the braces count up to the outer ones. */
  readonly isDoubled: boolean;
}

export interface PlaceholderReading {
  readonly placeholders: readonly Placeholder[];
  /** Braces without their other half. */
  readonly strayBraces: readonly number[];
}

const PLACEHOLDER = /\{([@#^/]?)([^{}]*)\}/g;
const DOUBLED = /\{\{ *([@#^/]?)([^{}]*)\}\}/g;

/** Reads the placeholders of one paragraph or cell (TP2). */
export function readPlaceholders(text: string): PlaceholderReading {
  const doubled = find(text, DOUBLED, true);
  const single = find(withoutPlaceholders(text, doubled), PLACEHOLDER, false);
  const placeholders = [...doubled, ...single].toSorted((a, b) => a.start - b.start);
  const words = withoutPlaceholders(text, placeholders);
  const strayBraces = [...words.matchAll(/[{}]/g)].map(({ index }) => index);
  return { placeholders, strayBraces };
}

function find(text: string, pattern: RegExp, isDoubled: boolean): Placeholder[] {
  return [...text.matchAll(pattern)].map((match) => ({
    // The patterns let no other sign pass.
    sign: (match[1] ?? '') as PlaceholderSign,
    name: (match[2] ?? '').trim(),
    start: match.index,
    end: match.index + match[0].length,
    isDoubled,
  }));
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
