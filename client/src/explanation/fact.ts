/** Where one figure comes from, with the rule that says so. */
export interface Fact {
  readonly term: string;
  readonly text: string;
  readonly rule: string | null;
}
