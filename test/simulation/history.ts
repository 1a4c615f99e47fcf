/*
 * What a run leaves behind, as plain data: the checker reads this and the rows at the end, and nothing of the code
 * that made them.
 */

export type Json = Readonly<Record<string, unknown>>;

/** One of the fields that people fill in, e.g. `a1 valueText` or `a CENTRAL executedInFen`. */
export interface CellRef {
  readonly form: string;
  /** Indicator id or source of money. */
  readonly row: string;
  readonly field: string;
}

export interface ShownCell extends CellRef {
  readonly value: string | number | null;
  readonly state: string;
}

/** A form as it stood on a screen. */
export interface Screen {
  readonly form: string;
  readonly state: string;
  readonly stateSync: string;
  readonly cells: readonly ShownCell[];
}

export type Event =
  | { readonly kind: 'step'; readonly n: number; readonly step: Json }
  /** A person did something, seeing this. `unknown`: their tab was gone before it answered. */
  | {
      readonly kind: 'verb';
      readonly device: string;
      readonly name: string;
      readonly cell: CellRef | null;
      readonly value: unknown;
      readonly screen: Screen | null;
      readonly result: 'saved' | 'not-saved' | 'unknown';
    }
  /** Text in a field that nobody has saved yet. */
  | {
      readonly kind: 'typed';
      readonly device: string;
      readonly tab: number;
      readonly key: string;
      readonly text: string;
    }
  | { readonly kind: 'screen'; readonly device: string; readonly screen: Screen }
  /** What lies in the device's storage after a commit. */
  | { readonly kind: 'stored'; readonly device: string; readonly stores: DeviceStores }
  | { readonly kind: 'wiped'; readonly device: string }
  | { readonly kind: 'copied'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'sent';
      readonly call: number;
      readonly device: string;
      readonly user: string;
      readonly request: Json;
    }
  /** The server's answer, whether or not anybody heard it. */
  | { readonly kind: 'answered'; readonly call: number; readonly user: string; readonly answer: Json }
  | { readonly kind: 'heard'; readonly call: number; readonly device: string }
  /** Bytes of evidence, or the question how many are there, as they came to the server; `held`: what it answered. */
  | {
      readonly kind: 'bytes';
      readonly device: string;
      readonly id: string;
      readonly method: 'HEAD' | 'PATCH';
      readonly from: number;
      readonly count: number;
      readonly status: number;
      readonly held: number | null;
    }
  /** The log of the server by ids, after something may have changed it. */
  | { readonly kind: 'log'; readonly ids: readonly string[] }
  | { readonly kind: 'server-gone'; readonly point: string; readonly sentIds: readonly string[] }
  | { readonly kind: 'backup'; readonly name: string; readonly ids: readonly string[] }
  | { readonly kind: 'restored'; readonly name: string; readonly hasNewEpoch: boolean }
  | {
      readonly kind: 'scope';
      readonly user: string;
      readonly roles: readonly (readonly [string, string])[];
      readonly afterSeq: number;
    }
  | { readonly kind: 'defect'; readonly where: string; readonly message: string };

export interface DeviceStores {
  readonly outbox: readonly Json[];
  readonly kept: readonly Json[];
  /** Taken back by the person before it was sent. */
  readonly withdrawn: readonly Json[];
  readonly drafts: readonly Json[];
  readonly chain: Json | null;
  readonly pull: Json | null;
}

/** A form's score as one side makes it: whole centipoints, ratios as they are shown. */
export interface ScoreSheet {
  readonly form: string;
  readonly total: number | null;
  readonly range: readonly [number, number];
  readonly grade: string | null;
  readonly execution: { readonly score: number | null; readonly rate: string | null };
  readonly levels: readonly { readonly name: string; readonly score: number | null }[];
  readonly rows: readonly {
    readonly indicator: string;
    readonly weight: number;
    readonly completion: string | null;
    readonly deviation: string | null;
    readonly score: number | null;
    readonly rule: string;
    /** The value that is scored: its own, or put together from the forms below. */
    readonly rolledUp: string | null;
  }[];
}

/** The money of a board, in 万元: all of it, and form by form. */
export interface Board {
  readonly budget: string | null;
  readonly executed: string | null;
  readonly forms: readonly {
    readonly form: string;
    readonly budget: string | null;
    readonly executed: string | null;
  }[];
}

/** The server's rows in the end, by table. */
export type ServerRows = Readonly<Record<string, readonly Json[]>>;

export interface DeviceEnd {
  readonly device: string;
  readonly user: string;
  readonly stores: DeviceStores;
  /** The server's rows that the device holds, by its own tables. */
  readonly tables: Readonly<Record<string, readonly Json[]>>;
  readonly screens: readonly Screen[];
  /** Conflicts that the device lists for its person to settle. */
  readonly listedConflicts: readonly string[];
  /** What the device shows of the round's findings. */
  readonly findingActs: readonly Json[];
  readonly scores: readonly ScoreSheet[];
  readonly board: Board;
}

export interface History {
  readonly events: readonly Event[];
  readonly server: ServerRows;
  readonly serverScores: readonly ScoreSheet[];
  readonly devices: readonly DeviceEnd[];
}
