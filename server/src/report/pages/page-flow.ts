/** What never breaks over two pages: a line, a row of a table. Heights are in twips. */
export interface Strip {
  readonly height: number;
  /** Left out at the top of a page. */
  readonly distance?: number;
  /** Whether it stays on one page with what follows: a heading with its text, the first line with the second. */
  readonly keepsNext?: boolean;
  /** Of the heads that come again above it where a page begins with it. */
  readonly headHeight?: number;
}

/** Where the strips of a document come to stand, page by page. */
export class PageFlow {
  #page = 1;
  #used = 0;

  constructor(private height: number) {}

  /** A page begins, of another height perhaps. */
  newPage(height = this.height): void {
    this.height = height;
    this.#page += 1;
    this.#used = 0;
  }

  /** @returns The page of each strip, from 1. */
  place(strips: readonly Strip[]): readonly number[] {
    const pages: number[] = [];
    let kept: Strip[] = [];
    for (const strip of strips) {
      kept.push(strip);
      if (strip.keepsNext) continue;
      pages.push(...this.#placeKept(kept));
      kept = [];
    }
    return [...pages, ...this.#placeKept(kept)];
  }

  #placeKept(strips: readonly Strip[]): readonly number[] {
    const [first] = strips;
    const whole = strips.reduce((sum, { height, distance = 0 }) => sum + height + distance, 0);
    if (first && !this.#hasRoomFor(whole)) this.#breakBefore(first);
    // More than a page holds breaks where the page ends.
    return strips.map((strip) => {
      const { height, distance = 0 } = strip;
      if (!this.#hasRoomFor(height + distance)) this.#breakBefore(strip);
      this.#used += height + (this.#used === 0 ? 0 : distance);
      return this.#page;
    });
  }

  #hasRoomFor(height: number): boolean {
    return this.#used === 0 || this.#used + height <= this.height;
  }

  #breakBefore({ headHeight = 0 }: Strip): void {
    this.newPage();
    this.#used = headHeight;
  }
}
