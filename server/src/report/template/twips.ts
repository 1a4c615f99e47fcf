/** Twentieths of a point in each unit that a document may measure in (ST_UniversalMeasure); without one they are meant. */
const TWIPS_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1,
  pt: 20,
  pc: 240,
  pi: 240,
  in: 1440,
  cm: 1440 / 2.54,
  mm: 1440 / 25.4,
};

/** "11906" or "210mm" in twips, rounded; 0 for what is no measure. */
export function twipsOf(measure: string | undefined): number {
  const match = /^(\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?$/.exec(measure ?? '');
  if (!match) return 0;
  return Math.round(Number(match[1]) * (TWIPS_PER_UNIT[match[2] ?? ''] ?? 0));
}
