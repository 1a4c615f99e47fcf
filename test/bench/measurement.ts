/** One figure beside its peer (another program doing the same in this run) or its limit. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against: { readonly name: string; readonly value: number };
  /** What the ratio value ÷ against should keep to; null: none is set. */
  readonly wanted: { readonly atLeast: number } | { readonly atMost: number } | null;
}

export function ratioOf({ value, against }: Measurement): number {
  return value / against.value;
}

export function keepsToWhatIsWanted(measurement: Measurement): boolean | null {
  const { wanted } = measurement;
  if (wanted === null) return null;
  const ratio = ratioOf(measurement);
  return 'atLeast' in wanted ? ratio >= wanted.atLeast : ratio <= wanted.atMost;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
