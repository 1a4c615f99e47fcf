import { SENTENCES, type SentenceId } from './sentences.ts';

/** The words of a report: every sentence, with the region's own where it has any. */
export type Wording = { readonly [Id in SentenceId]: string };

export const DEFAULT_WORDING: Wording = SENTENCES;

/** What is wrong with a sentence, and where: `at` counts characters from 0. */
export interface WordingProblem {
  /** JSON path: `$.centralTotal`. */
  readonly path: string;
  readonly at: number;
  readonly kind:
    | 'NOT_AN_OBJECT'
    | 'UNKNOWN_SENTENCE'
    | 'NOT_TEXT'
    /** A brace without its other half. */
    | 'BRACE'
    | 'UNKNOWN_NAME'
    | 'MISSING_NAME'
    /** A figure was typed where only named values may bring one (RP3). */
    | 'TYPED_FIGURE';
  readonly found: string;
}

const NAME = /\{([^{}]*)\}/g;

/** Digits of any width, and Chinese numerals that count something. 一是, 十分, 统一 are none. */
const FIGURE =
  /[\d０-９]+(?:[.．][\d０-９]+)?[%％]?|百分之[零〇一二三四五六七八九十百两]+|[零〇一二两三四五六七八九十百千]+(?:万元|亿元|元|万|亿|家|户|项|张|份|个百分点|成(?!立|效|果|本|员|为|就|长)|倍|天|日|年)/gu;

/** Reads a region's own sentences; what it does not name keeps the product's words. */
export function readWording(
  json: unknown,
):
  | { readonly wording: Wording; readonly problems: readonly [] }
  | { readonly problems: readonly WordingProblem[] } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { problems: [{ path: '$', at: 0, kind: 'NOT_AN_OBJECT', found: typeof json }] };
  }
  const problems = Object.entries(json).flatMap(([id, text]) => checkSentence(id, text));
  if (problems.length > 0) return { problems };
  return { wording: { ...DEFAULT_WORDING, ...json }, problems: [] };
}

function checkSentence(id: string, text: unknown): WordingProblem[] {
  const path = `$.${id}`;
  if (!isSentenceId(id)) return [{ path, at: 0, kind: 'UNKNOWN_SENTENCE', found: id }];
  if (typeof text !== 'string') return [{ path, at: 0, kind: 'NOT_TEXT', found: typeof text }];
  return [...checkNames(path, id, text), ...findTypedFigures(path, text)];
}

function checkNames(path: string, id: SentenceId, text: string): WordingProblem[] {
  const known = namesIn(SENTENCES[id]);
  const used = [...text.matchAll(NAME)].map((match) => ({ name: match[1] ?? '', at: match.index }));
  const unknown = used
    .filter(({ name }) => !known.includes(name))
    .map(({ name, at }): WordingProblem => ({ path, at, kind: 'UNKNOWN_NAME', found: name }));
  const missing = known
    .filter((name) => !used.some((use) => use.name === name))
    .map((name): WordingProblem => ({ path, at: text.length, kind: 'MISSING_NAME', found: name }));
  const brace = text.replace(NAME, (name) => ' '.repeat(name.length)).search(/[{}]/);
  return brace < 0
    ? [...unknown, ...missing]
    : [{ path, at: brace, kind: 'BRACE', found: text.slice(brace, brace + 20) }];
}

function findTypedFigures(path: string, text: string): WordingProblem[] {
  const words = text.replace(NAME, (name) => '\u0000'.repeat(name.length));
  return [...words.matchAll(FIGURE)].map((match) => ({
    path,
    at: match.index,
    kind: 'TYPED_FIGURE',
    found: match[0],
  }));
}

export function namesIn(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(NAME)].map((match) => match[1] ?? ''))];
}

function isSentenceId(id: string): id is SentenceId {
  return Object.hasOwn(SENTENCES, id);
}
