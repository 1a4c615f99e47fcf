/** Where a text stops being JSON. */
export interface SyntaxFault {
  /** JSON path of the value in which it stops: `$.indicators[3].weight`. */
  readonly path: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What stands there, "" at the end of the text. */
  readonly found: string;
}

type Expected = 'VALUE' | 'VALUE_OR_END' | 'KEY' | 'KEY_OR_END' | 'COLON' | 'COMMA_OR_END' | 'NOTHING';

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const WORD = /[\w.+-]{1,24}|[^]/uy;
const BLANK = /[ \t\n\r]/;
/** Of a path that is deeper only the beginning helps. */
const DEEPEST_PATH = 8;

/**
 * Finds the first place where `text` is no JSON; null where it is. JSON.parse says it only for some faults.
 *
 * Goes from sign to sign and keeps the open brackets itself, so that no depth of nesting ends it.
 */
export function findSyntaxFault(text: string): SyntaxFault | null {
  return new Scan(text).run();
}

class Scan {
  private position = 0;
  /** For each open bracket the name or the index of the value that is being read. */
  private readonly open: (string | number)[] = [];
  private expected: Expected = 'VALUE';

  constructor(private readonly text: string) {}

  run(): SyntaxFault | null {
    for (;;) {
      while (BLANK.test(this.text.charAt(this.position))) this.position += 1;
      if (this.expected === 'NOTHING' && this.position === this.text.length) return null;
      if (!this.step(this.text.charAt(this.position))) return this.fault();
    }
  }

  /** Reads one token; false where another one was expected. */
  private step(sign: string): boolean {
    switch (this.expected) {
      case 'VALUE_OR_END':
        return sign === ']' ? this.close() : this.readValue(sign);
      case 'VALUE':
        return this.readValue(sign);
      case 'KEY_OR_END':
        return sign === '}' ? this.close() : this.readKey(sign);
      case 'KEY':
        return this.readKey(sign);
      case 'COLON':
        return sign === ':' && this.go(1, 'VALUE');
      case 'COMMA_OR_END': {
        const inside = this.open.at(-1);
        const isList = typeof inside === 'number';
        if (sign === (isList ? ']' : '}')) return this.close();
        if (sign !== ',') return false;
        if (isList) this.open[this.open.length - 1] = inside + 1;
        return this.go(1, isList ? 'VALUE' : 'KEY');
      }
      case 'NOTHING':
        return false;
    }
  }

  private readValue(sign: string): boolean {
    if (sign === '{' || sign === '[') {
      this.open.push(sign === '{' ? '' : 0);
      return this.go(1, sign === '{' ? 'KEY_OR_END' : 'VALUE_OR_END');
    }
    if (sign === '"') return this.readString() !== null && this.go(0, this.afterValue());
    SCALAR.lastIndex = this.position;
    const scalar = SCALAR.exec(this.text)?.[0];
    return scalar !== undefined && this.go(scalar.length, this.afterValue());
  }

  private readKey(sign: string): boolean {
    const name = sign === '"' ? this.readString() : null;
    if (name === null) return false;
    this.open[this.open.length - 1] = name;
    return this.go(0, 'COLON');
  }

  /** Goes behind the closing quote; null, and stays at the fault, where a string is broken. */
  private readString(): string | null {
    const start = this.position + 1;
    this.position = start;
    while (this.position < this.text.length) {
      const sign = this.text.charAt(this.position);
      if (sign === '"') {
        this.position += 1;
        return this.text.slice(start, this.position - 1);
      }
      if (sign < ' ') return null;
      ESCAPE.lastIndex = this.position;
      if (sign === '\\' && !ESCAPE.test(this.text)) return null;
      this.position = sign === '\\' ? ESCAPE.lastIndex : this.position + 1;
    }
    return null;
  }

  private close(): boolean {
    this.open.pop();
    return this.go(1, this.afterValue());
  }

  private afterValue(): Expected {
    return this.open.length === 0 ? 'NOTHING' : 'COMMA_OR_END';
  }

  private go(signs: number, expected: Expected): true {
    this.position += signs;
    this.expected = expected;
    return true;
  }

  private fault(): SyntaxFault {
    const before = this.text.slice(0, this.position);
    const lineStart = before.lastIndexOf('\n') + 1;
    WORD.lastIndex = this.position;
    return {
      path: this.path(),
      line: before.split('\n').length,
      column: this.position - lineStart + 1,
      found: WORD.exec(this.text)?.[0] ?? '',
    };
  }

  private path(): string {
    const steps = this.open.slice(0, DEEPEST_PATH).map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return step === '' ? '' : `.${step}`;
    });
    return `$${steps.join('')}${this.open.length > DEEPEST_PATH ? '…' : ''}`;
  }
}
