/** The room for a text, and how wide its characters are; all in twips. */
export interface LineRoom {
  readonly width: number;
  /** What the first line gives up. */
  readonly indent?: number;
  /** Of a Chinese character; Latin letters and figures are half of it. */
  readonly em: number;
  /** What each character is set closer. */
  readonly tighter?: number;
}

const HALF_WIDE = /[\u0020-\u007e]/;
/** Together a word: it does not break. */
const LATIN = /[\u0021-\u007e]/;
const LATIN_LETTER = /[A-Za-z0-9]/;
const HAN = /\p{Script=Han}/u;
/** 避头: what a line never begins with. */
const NEVER_FIRST = new Set('!%),.:;>?]}°·’”…‰′″℃、。〉》」』】〕〗！％），．：；？］｝～—');
/** 避尾: what a line never ends with. */
const NEVER_LAST = new Set('$([{£¥‘“〈《「『【〔〖（［｛￥');
/** May stand past the right edge where the line is full. */
const HANGS = new Set('、。，．：；！？,.');

/** Between a Chinese character and a Latin one programs leave a quarter of a character. */
const GAP = 1 / 4;

/** How many lines a text takes, as programs for Chinese texts break them. A line break in it begins a new line. */
export function countLines(text: string, room: LineRoom): number {
  return text
    .split(/\r\n|\r|\n/)
    .reduce((lines, piece, index) => lines + linesOf(piece, room, index === 0 ? (room.indent ?? 0) : 0), 0);
}

function linesOf(text: string, { width, em, tighter = 0 }: LineRoom, indent: number): number {
  const widthOf = (character: string) => (HALF_WIDE.test(character) ? em / 2 : em) + tighter;
  let lines = 1;
  let used = indent;
  let before = '';
  for (const piece of unbreakable(text)) {
    let full = 0;
    let last = 0;
    for (const character of piece) {
      last = widthOf(character);
      full += last + (isGap(before, character) ? em * GAP : 0);
      before = character;
    }
    const needed = before === ' ' || HANGS.has(before) ? full - last : full;
    if (used + needed > width) {
      // A word longer than a line breaks all the same.
      lines += (used > 0 ? 1 : 0) + Math.max(0, Math.ceil(needed / width) - 1);
      used = needed > width ? needed % width : full;
    } else used += full;
  }
  return lines;
}

/** What stays together on a line: words, and characters with what must not stand apart from them. */
function* unbreakable(text: string): Generator<string> {
  let piece = '';
  let before = '';
  for (const character of text) {
    if (before !== '' && breaksBetween(before, character)) {
      yield piece;
      piece = '';
    }
    piece += character;
    before = character;
  }
  yield piece;
}

function breaksBetween(before: string, after: string): boolean {
  if (after === ' ' || NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  return !(LATIN.test(before) && LATIN.test(after));
}

function isGap(before: string, after: string): boolean {
  return (LATIN_LETTER.test(before) && HAN.test(after)) || (HAN.test(before) && LATIN_LETTER.test(after));
}
