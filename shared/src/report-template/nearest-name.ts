import { BLOCK_NAMES, CONDITIONS, isLoopName, LOOPS, TEXT_NAMES } from './placeholder-names.ts';

/** More than this share of a name's letters wrong, and it is another name. */
const MOST_WRONG = 0.5;

interface Candidate {
  readonly name: string;
  readonly written: string;
}

/** Every placeholder as it is written. */
const CANDIDATES: readonly Candidate[] = [
  ...Object.keys(TEXT_NAMES).map((name) => ({ name, written: `{${name}}` })),
  ...Object.keys(BLOCK_NAMES).map((name) => ({ name, written: `{@${name}}` })),
  ...[...Object.keys(LOOPS), ...Object.keys(CONDITIONS)].map((name) => ({ name, written: `{#${name}}` })),
];

/** The placeholder that a misspelled one comes nearest to (TP3): `{总得分}` to `{总分}`; null where none is near. */
export function nearestPlaceholder(found: string, loop: string | null): string | null {
  const name = found.replace(/^[{＃#@＠^/／\s]+|[}\s]+$/gu, '');
  const inner =
    loop !== null && isLoopName(loop)
      ? Object.keys(LOOPS[loop].names).map((own) => ({ name: own, written: `{${own}}` }))
      : [];
  let nearest: { readonly written: string; readonly distance: number } | null = null;
  for (const candidate of [...inner, ...CANDIDATES]) {
    const distance = editDistance(name, candidate.name);
    const isNear = distance <= Math.max(name.length, candidate.name.length) * MOST_WRONG;
    if (isNear && (nearest === null || distance < nearest.distance)) {
      nearest = { written: candidate.written, distance };
    }
  }
  return nearest?.written ?? null;
}

/** Letters to put in, take out or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
  // A name of a thousand letters is none, and the table would be large.
  if (from.length > 40) return from.length;
  let above = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[to.length] ?? 0;
}
