/** A JSON number or a plain decimal string. */
export type DecimalInput = number | string;

/** One self-evaluation table (自评表) as it is printed: the input of `pnpm score`, word for word. */
export interface TableInput {
  readonly id: string;
  readonly title?: string;
  /** The year that a date without one belongs to. */
  readonly year?: number | null;
  readonly region?: string;
  readonly kind?: 'transfer' | 'project' | 'department';
  readonly scheme?: SchemeInput | null;
  readonly funds?: FundsInput | null;
  readonly indicators: readonly IndicatorInput[];
  readonly published?: PublishedInput | null;
}

/** What is left out is the default's. */
export interface SchemeInput {
  /** The weight of the budget execution rate, in points. */
  readonly execution?: DecimalInput;
  /** The weight of each level-1 indicator, in points. */
  readonly levels?: Readonly<Record<string, DecimalInput>>;
  /** Lower edges of the upper two bands, in per cent of the weight. */
  readonly qualitativeBands?: readonly [DecimalInput, DecimalInput];
  readonly missingSatisfaction?: MissingSatisfaction;
}

/** Where the weight of a missing satisfaction indicator goes (SC6). */
export type MissingSatisfaction = 'to-output' | 'to-benefit' | 'rescale';

/** Money as printed; null is unknown, which is not zero. */
export interface FundsInput {
  readonly budget?: DecimalInput | null;
  readonly executed?: DecimalInput | null;
  readonly unit?: string | null;
}

export interface IndicatorInput {
  readonly level1: string;
  readonly level2?: string | null;
  readonly level3: string;
  readonly target: string | null;
  /** Null or "": not reported. "0" is a report of zero. */
  readonly actual: string | null;
  /** In points; null is an equal share of what the printed weights leave of the level's weight (SC8). */
  readonly weight: DecimalInput | null;
  /** The share, 0 to 1, that a person gave to a row that a person must judge. */
  readonly completion?: DecimalInput | null;
  readonly reason?: string | null;
}

/** What the report itself states: checked, never believed. */
export interface PublishedInput {
  readonly execution?: DecimalInput | null;
  readonly rows?: readonly (DecimalInput | null)[] | null;
  readonly levels?: Readonly<Record<string, DecimalInput | null>> | null;
  readonly total?: DecimalInput | null;
  readonly grade?: string | null;
}
