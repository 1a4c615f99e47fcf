/** Where a node takes its value from (汇总方式, RU20). */
export const RollUpSource = {
  /** What the tables below feed; its own entry only where nothing feeds it. */
  CHILDREN: 'CHILDREN',
  /** Its own entry, whatever the tables below say. */
  OWN: 'OWN',
  /** Both, its own entry as one more table: a prefecture that also spends money itself. */
  BOTH: 'BOTH',
} as const;

export type RollUpSource = keyof typeof RollUpSource;

/** Databases keep the source as text; null for none and for a text that names none. */
export function readRollUpSource(text: string | null | undefined): RollUpSource | null {
  return Object.values(RollUpSource).find((source) => source === text) ?? null;
}
