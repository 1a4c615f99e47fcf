/** Long texts are told by their beginning; the place tells where the whole stands. */
const LONGEST_QUOTE = 60;

export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '空';
  return `“${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}”`;
}
