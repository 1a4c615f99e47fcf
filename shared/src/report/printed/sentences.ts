import { normaliseText } from '../../indicator-value/normalise-text.ts';
import type { StatedPosition } from '../../examination/stated-report/stated-report.ts';
import type { PrintedReport } from './printed-report.ts';

/** A sentence of the narrative with the headings above it. */
export interface Sentence {
  /** As printed. */
  readonly text: string;
  /** The mark that it ends with: a quotation goes on as printed. */
  readonly end: string;
  /** Without blanks and quotation marks, in half-width signs, so that names can be found in it. */
  readonly plain: string;
  /** 一、 to 六、 as printed; null before the first. */
  readonly section: string | null;
  /** （一） or 1. below it, as printed. */
  readonly heading: string | null;
  /** Counted over the whole report, so that neighbours are told from strangers. */
  readonly paragraph: number;
  readonly at: StatedPosition;
}

const SECTION = /^\s*[一二三四五六七八九十]{1,3}、[^。]{2,40}/;
const SUBSECTION = /^\s*[(（][一二三四五六七八九十]{1,3}[)）][^。:：]{2,40}/;
const ITEM = /^\s*(?:\d{1,2}[.、．]|[(（]\d{1,2}[)）])\s*[^。:：,，;；]{2,24}$/;
const SENTENCE = /([^。；;\n]*)([。；;\n]|$)/g;

/** The narrative (正文), sentence by sentence; what stands in tables is none of it. */
export function sentencesOf({ blocks }: PrintedReport): Sentence[] {
  const sentences: Sentence[] = [];
  let section: string | null = null;
  let heading: string | null = null;
  let paragraph = 0;
  let number = 0;
  for (const block of blocks) {
    if (block.kind === 'TABLE' || block.text.trim() === '') continue;
    const title = headingOf(block.text);
    if (title && isContentsLine(block.text, title)) continue;
    if (title) {
      if (title.level === 1) section = title.text;
      heading = title.level === 1 ? null : title.text;
      number = 0;
    }
    const body = title ? block.text.slice(title.length).replace(/^[。:：]/, '') : block.text;
    if (body.trim() === '') continue;
    paragraph += 1;
    number += 1;
    let count = 0;
    for (const [, text = '', end = ''] of body.matchAll(SENTENCE)) {
      if (text.trim() === '') continue;
      count += 1;
      const at = {
        kind: 'SENTENCE',
        section: heading ?? section,
        paragraph: number,
        sentence: count,
      } as const;
      sentences.push({ text: text.trim(), end, plain: plainText(text), section, heading, paragraph, at });
    }
  }
  return sentences;
}

/** Sentences that follow each other, with the marks between them as printed; where a line ends, a sentence does. */
export function joinSentences(sentences: readonly Pick<Sentence, 'text' | 'end'>[]): string {
  const last = sentences.length - 1;
  return sentences
    .map(({ text, end }, index) => (index === last ? text : text + (end.trim() === '' ? '。' : end)))
    .join('');
}

/** Without blanks and quotation marks. */
export function plainText(text: string): string {
  return normaliseText(text).replace(/[\s"'“”‘’「」★☆*]+/g, '');
}

interface Title {
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly length: number;
}

/** A line of the contents (目录) names a heading and its page; what follows the contents is not below it. */
function isContentsLine(text: string, title: Title): boolean {
  return title.length === text.trimEnd().length && /[\s.…·]\d{1,3}$/.test(title.text);
}

/** A heading may go on as a paragraph: "（三）公开情况。……". */
function headingOf(text: string): Title | null {
  for (const [level, pattern] of [
    [1, SECTION],
    [2, SUBSECTION],
    [3, ITEM],
  ] as const) {
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) return { level, text: match.trim(), length: match.length };
  }
  return null;
}
