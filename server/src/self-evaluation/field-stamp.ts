/** Who put a field's present value there, when and by which mutation. */
export interface FieldStamp {
  readonly at: string;
  readonly byName: string;
  readonly clientId: string;
  /** The client's own number of the mutation; what devices pull has its place in the log here (place-stamps.ts). */
  readonly seq: number;
  readonly mutationId: string;
}

/** Stamps by field name; a field that was never entered has none. */
export type FieldStamps = Readonly<Record<string, FieldStamp>>;
