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
  /** How a completion becomes a share of the weight: for all rows, for those of a level, for one indicator (SC11). */
  readonly mode?: ModeInput;
  readonly levelModes?: Readonly<Record<string, ModeInput>>;
  /** By level-3 name. */
  readonly indicatorModes?: Readonly<Record<string, ModeInput>>;
  /** How the execution rate becomes a share of its weight (SC12). */
  readonly executionMode?: ModeInput;
  /** While the execution rate is below so many per cent, the total is at most so many points (SC13). */
  readonly totalCaps?: readonly { readonly below: DecimalInput; readonly atMost: DecimalInput }[];
  readonly deviationDeduction?: DeductionInput;
  /** In per cent of the target: beyond it an explanation is asked for. */
  readonly overshoot?: DecimalInput;
  /** Why the weights are not the default's, and by whose authority. */
  readonly weightChange?: { readonly reason: string; readonly authority: string };
}

/** In per cent; the steps fall: `{"steps": [[100, 100], [80, 70], [60, 50]]}` is 10/7/5/0 of 10 points. */
export type ModeInput =
  | 'proportional'
  | 'yes-no'
  | { readonly passMark: DecimalInput }
  | {
      readonly steps: readonly (readonly [from: DecimalInput, share: DecimalInput])[];
      /** What climbs the steps; `actual` is the reported percentage, whatever its target. */
      readonly of?: 'completion' | 'actual';
    };

/** So many points for each row that deviates by so many per cent or more (SC14). */
export interface DeductionInput {
  readonly from: DecimalInput;
  readonly points: DecimalInput;
  /** `short`: only where less was achieved than asked. */
  readonly of?: 'any' | 'short';
}

/** Where the weight of a missing satisfaction indicator goes (SC6). */
export type MissingSatisfaction = 'to-output' | 'to-benefit' | 'rescale';

/** 达成, 部分达成, 未达成: a band of the scheme's `qualitativeBands`. */
export type BandPosition = 'upper' | 'middle' | 'lower';

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
  /** The band that a person put the row into while the share is still open (SC15). */
  readonly band?: BandPosition | null;
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
