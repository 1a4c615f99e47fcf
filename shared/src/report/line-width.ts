import type { Span } from './report-document.ts';
import { textOf } from './walk-document.ts';

const HALF_WIDE = /[\u0020-\u007e]/;
/** 2 号 (22 pt) characters on a line of 156 mm. */
const TITLE_LINE = 20;
/** 成文日期 stands this far from the right edge. */
const FROM_EDGE = 4;

/** How wide a text is, in Chinese characters: figures and Latin letters are half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (HALF_WIDE.test(character) ? 0.5 : 1), 0);
}

/**
 * A title over several lines, each as full as its pieces allow: a line ends where a word's sense does (GB/T 9704 7.3.1),
 * which is between pieces. A piece longer than a line has one of its own.
 */
export function titleLines(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [];
  for (const span of spans) {
    const last = lines.at(-1);
    if (last && widthOf(textOf([...last, span])) <= TITLE_LINE) last.push(span);
    else lines.push([span]);
  }
  return lines;
}

/**
 * How far a signature stands from the right edge, in Chinese characters: the date four of them (GB/T 9704 7.3.5.1), the
 * unit centred above it as far as the margin allows.
 */
export function signatureIndents(lines: readonly string[]): readonly number[] {
  const date = widthOf(lines.at(-1) ?? '');
  return lines.map((line) => Math.max(0, FROM_EDGE - (widthOf(line) - date) / 2));
}
