import { TextDecoder } from 'node:util';

/** One JSON text of a file or of a stream that holds several, one after another. */
export interface JsonDocument {
  readonly text: string;
  /** The line of the file where it begins, counted from 1. */
  readonly line: number;
}

/** The bytes are no text in UTF-8, nor in UTF-16 with its mark. */
export class NotATextError extends Error {}

/**
 * Reads JSON texts one after another (also one per line), each as soon as it is whole: no more than one is held.
 *
 * Only brackets, quotes and blanks are looked at here; whether a text is JSON, its parser says.
 */
export async function* readDocuments(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<JsonDocument> {
  const splitter = new DocumentSplitter();
  for await (const text of decodeText(bytes)) yield* splitter.take(text);
  yield* splitter.end();
}

/** UTF-8 with or without its mark; UTF-16 by its mark, as Windows writes it. */
async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    // The only TypeError of a fatal decoder: bytes that are none of its encoding's.
    if (error instanceof TypeError) throw new NotATextError();
    throw error;
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d]);
/** Blanks of JSON, the mark of a byte order where files were put together, and the separator of RFC 7464. */
const BETWEEN: ReadonlySet<number> = new Set([0x20, 0x09, LINE_FEED, 0x0d, 0xfeff, 0x1e]);

class DocumentSplitter {
  /** What came before of the text in hand; empty between texts. */
  private parts: string[] = [];
  private isOpen = false;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private line = 1;
  private startLine = 1;

  *take(text: string): Generator<JsonDocument> {
    let start = 0;
    for (let position = 0; position < text.length; position += 1) {
      const code = text.charCodeAt(position);
      if (code === LINE_FEED) this.line += 1;
      if (!this.isOpen) {
        if (BETWEEN.has(code)) continue;
        this.isOpen = true;
        this.startLine = this.line;
        start = position;
      }
      const end = this.endsAt(code, position);
      if (end === null) continue;
      this.parts.push(text.slice(start, end));
      yield this.finish();
    }
    if (this.isOpen) this.parts.push(text.slice(start));
  }

  *end(): Generator<JsonDocument> {
    if (this.isOpen) yield this.finish();
  }

  /** Where the text in hand ends, if this sign ends it: behind its last bracket or quote, or before a blank. */
  private endsAt(code: number, position: number): number | null {
    if (this.isInString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (code === BACKSLASH) this.isEscaped = true;
      else if (code === QUOTE) {
        this.isInString = false;
        return this.depth === 0 ? position + 1 : null;
      }
      return null;
    }
    if (code === QUOTE) this.isInString = true;
    else if (OPENING.has(code)) this.depth += 1;
    else if (CLOSING.has(code)) {
      this.depth -= 1;
      return this.depth <= 0 ? position + 1 : null;
    } else if (this.depth === 0 && BETWEEN.has(code)) return position;
    return null;
  }

  private finish(): JsonDocument {
    const document = { text: this.parts.join(''), line: this.startLine };
    this.parts = [];
    this.isOpen = false;
    this.depth = 0;
    this.isInString = false;
    this.isEscaped = false;
    return document;
  }
}
