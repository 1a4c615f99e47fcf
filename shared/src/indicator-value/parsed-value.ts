/** How the actual value is compared with one number. */
export type PointComparison = 'at-least' | 'at-most' | 'exactly' | 'more-than' | 'less-than';

export type Comparison = PointComparison | 'range' | 'tolerance';

/** A day, "2024-06-30". */
export type IsoDate = string;

interface PointTarget {
  readonly kind: 'quantity';
  readonly comparison: PointComparison;
  /** A plain decimal string without separators. */
  readonly value: string;
  /** As printed; `%` for every spelling of per cent; null where none is printed. */
  readonly unit: string | null;
  /** No operator and no word for one is printed: `exactly` as a kind, but scored by its row (TT8). */
  readonly isBare: boolean;
}

interface RangeTarget {
  readonly kind: 'quantity';
  readonly comparison: 'range';
  readonly low: string;
  readonly high: string;
  readonly unit: string | null;
}

interface ToleranceTarget {
  readonly kind: 'quantity';
  readonly comparison: 'tolerance';
  /** The centre; "0" where only ±5% is printed. */
  readonly value: string;
  readonly within: string;
  readonly unit: string | null;
}

export type QuantityTarget = PointTarget | RangeTarget | ToleranceTarget;

export interface QuantityActual {
  readonly kind: 'quantity';
  readonly value: string;
  readonly unit: string | null;
}

export interface Deadline {
  readonly kind: 'deadline';
  /** The last day of what is named; null where no date is named, or no year is known. */
  readonly by: IsoDate | null;
  /** The first day of what is named: "2024年6月" may have been any day from here to `by`. */
  readonly from: IsoDate | null;
}

/** A choice (优良中低差) · a pointer to another document · any other text · an empty cell. */
export interface Wording {
  readonly kind: 'grade' | 'reference' | 'qualitative' | 'blank';
}

/** What a target text (指标值) says. Plain data: it survives JSON and IndexedDB. */
export type ParsedTarget = QuantityTarget | Deadline | Wording;

/** What an actual value's text (实际完成值) says. */
export type ParsedActual = QuantityActual | Deadline | Wording;

export type ValueKind = ParsedTarget['kind'];
