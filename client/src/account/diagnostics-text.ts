type Fact = string | number | boolean | null | undefined;

/** One `key: value` a line; `-` for what is not known. */
export function diagnosticsText(facts: readonly (readonly [key: string, fact: Fact])[]): string {
  return facts.map(([key, fact]) => `${key}: ${String(fact ?? '-')}`).join('\n');
}

/** How often each of the texts occurs: `APPLIED 12, PARKED 1`. */
export function countsText(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, count]) => `${text} ${count}`);
  return parts.length === 0 ? null : parts.join(', ');
}
