/** Something that must not be, by the name of the invariant in sync.md; `DEFECT`: an error that no fault explains. */
export interface Violation {
  readonly invariant: string;
  readonly message: string;
}

export function violation(invariant: string, message: string): Violation {
  return { invariant, message };
}
