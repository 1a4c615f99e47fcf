import type { ByteFate } from '../world/byte-wire.ts';
import type { CrashPoint } from '../world/device-storage.ts';
import type { ClockJump } from '../world/device.ts';
import type { Fate } from '../world/network.ts';

export type DeviceName = 'ann' | 'ann2' | 'abe' | 'rex' | 'mia' | 'copy';

/** `new`: unlike any other of the run, by its number. `common`: one that others enter too, in some spelling. */
export type ValueChoice =
  { readonly new: number } | { readonly common: number } | { readonly bad: true } | { readonly empty: true };

interface At {
  readonly device: DeviceName;
  readonly tab: number;
}

interface OnForm extends At {
  readonly form: string;
}

interface Mortal {
  /** The tab ends in the middle of what the step begins. */
  readonly crash?: CrashPoint;
}

/** One member of a union for each name, so that a name alone tells them apart. */
type Each<D extends string, T> = D extends string ? { readonly do: D } & T : never;

/**
 * One thing that happens. Plain data with every choice in it, so that a list of steps is the same run wherever it is
 * taken from; a step that cannot happen (nothing to approve, no such call) does nothing.
 */
export type Step =
  | ({ readonly do: 'edit'; readonly cell: number; readonly value: ValueChoice } & OnForm & Mortal)
  /** Begins to type; `save` enters it, over what stood there when it was begun. */
  | ({ readonly do: 'type'; readonly cell: number; readonly value: ValueChoice } & OnForm)
  | ({ readonly do: 'save' } & At & Mortal)
  | ({ readonly do: 'group'; readonly cells: readonly number[]; readonly n: number } & OnForm & Mortal)
  /** An entry of an app that is newer than the server. */
  | ({ readonly do: 'future'; readonly n: number } & OnForm)
  | ({ readonly do: 'comment'; readonly n: number } & OnForm)
  /** Adds a file, another one for each number; takes the n-th that is shown back. */
  | Each<'attach' | 'detach', OnForm & Mortal & { readonly n: number }>
  /** Bytes go their way. */
  | ({ readonly do: 'send'; readonly fates: readonly ByteFate[] } & At)
  | Each<'submit' | 'approve' | 'return' | 'reopen', OnForm & Mortal>
  | ({ readonly do: 'resolve'; readonly way: 'mine' | 'theirs' | 'other'; readonly n: number } & At & Mortal)
  | Each<'repeat' | 'dismiss', At>
  /** Says something of one of the round's findings; takes the n-th answer back that is shown. */
  | Each<'answer' | 'revoke', At & Mortal & { readonly n: number }>
  /** Takes the n-th of what waits back; enters the n-th of what was taken back again. */
  | Each<'withdraw' | 'unwithdraw', At & Mortal & { readonly n: number }>
  /** Writes all of what waits into a file; reads the last file written. */
  | Each<'export' | 'import', At & Mortal>
  /** Brings another person's file in, as whoever leads their forms may. */
  | ({ readonly do: 'recover'; readonly from: 'ann' | 'abe' } & At & Mortal)
  /** Decides on the n-th proposal that may be decided on; enters the n-th that waits for this person. */
  | Each<'accept' | 'reject' | 'adopt', At & Mortal & { readonly n: number }>
  | ({ readonly do: 'look' } & OnForm)
  | ({ readonly do: 'sync'; readonly fates: readonly Fate[] } & At & Mortal)
  | { readonly do: 'together'; readonly first: Step; readonly second: Step; readonly lag: number }
  | Each<'crash' | 'close', At>
  | Each<'offline' | 'online' | 'wipe' | 'copy', { readonly device: DeviceName }>
  /** The n-th of the device's server rows goes (even) or is overwritten (odd), as a fault of the disk would have it. */
  | { readonly do: 'spoil'; readonly device: DeviceName; readonly n: number }
  | { readonly do: 'clock'; readonly device: DeviceName; readonly to: ClockJump }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'deliver'; readonly what: 'late' | 'slow'; readonly n: number }
  | Each<'backup' | 'restart', object>
  | { readonly do: 'restore'; readonly which: 'newest' | 'previous'; readonly hasNewEpoch: boolean }
  | { readonly do: 'scope'; readonly user: 'ann' | 'abe'; readonly to: 'a' | 'b' | 'none' };

export type StepOf<D extends Step['do']> = Extract<Step, { readonly do: D }>;

/** What a person does, or what befalls one tab. */
export type PersonStep = Extract<Step, { readonly device: string; readonly tab: number }>;

/** What a history begins with, and what happens in it. */
export interface Plan {
  readonly seed: number;
  readonly pageLimit: number;
  readonly steps: readonly Step[];
  /** Whether devices compare their server rows with the server's sums. */
  readonly comparesRows?: boolean;
}
