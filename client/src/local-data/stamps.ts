/** Who set a field last: kept by the server with each row, one per field. */
export interface Stamp {
  /** ISO 8601, the server's receipt. */
  readonly at: string;
  readonly byName: string;
  readonly clientId: string;
  /** Place in the server's log. */
  readonly seq: number;
}

/** The stamps of a row's JSON by field. What does not look like a stamp is left out: it only costs the state line. */
export function readStamps(json: unknown): Readonly<Record<string, Stamp>> {
  if (!isObject(json)) return {};
  const stamps: Record<string, Stamp> = {};
  for (const [field, value] of Object.entries(json)) {
    if (!isObject(value)) continue;
    const { at, byName, clientId, seq } = value;
    if (typeof at !== 'string' || typeof byName !== 'string' || typeof seq !== 'number') continue;
    stamps[field] = { at, byName, seq, clientId: typeof clientId === 'string' ? clientId : '' };
  }
  return stamps;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
