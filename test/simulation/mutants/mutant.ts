/** A place in the product's sources, and what stands there while the mutant lives. `MUTANT` is true only then. */
interface Change {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** One fault planted into the real code when it is loaded for the test of the mutants; never in what is shipped. */
export interface Mutant {
  readonly name: string;
  /** The invariant that it breaks first, as the checker names it. */
  readonly breaks: string;
  readonly changes: readonly Change[];
}

/** One place. */
export function mutant(name: string, breaks: string, file: string, find: string, replace: string): Mutant {
  return { name, breaks, changes: [{ file, find, replace }] };
}
