import type { Mutation, MutationName } from '@attain/shared/sync/mutation';
import type { VerdictOutcome } from '@attain/shared/sync/verdict';
import type { RememberedDevice } from './remembered-device.ts';

/** One intent of the person, by name: `args` follows from `name`. */
export type AnyMutation = { readonly [N in MutationName]: Mutation<N> }[MutationName];

/** Entered and not yet settled. It leaves this table only into `kept`, in one transaction. */
export type OutboxRecord = AnyMutation & {
  /** Taken back from `kept` for a restored server: the outcome that the person had let rest before. */
  readonly dismissedAs?: VerdictOutcome;
};

export interface StoredVerdict {
  /** Place in the server's log. */
  readonly seq: number;
  /** The client id under which the server logged it: another one after a fork. */
  readonly clientId: string;
  readonly outcome: VerdictOutcome;
  readonly code: string | null;
  readonly details: unknown;
  readonly conflictId: string | null;
}

/** `OPEN`: the person must act (需处理). `CLOSED`: they did. Closed by them only, never by time or retries. */
export type AttentionState = 'NONE' | 'OPEN' | 'CLOSED';

/** Acknowledged by the server. It stays until a verified backup holds it and its effect has been pulled. */
export type KeptRecord = AnyMutation & {
  readonly verdict: StoredVerdict;
  readonly attention: AttentionState;
  /** Told from behind the place that was pulled up to: a server set back since then has it no more. */
  readonly awaitsPull?: true;
};

/** Taken back by the person before it was known to have arrived. It stays, so that it can be entered again. */
export interface WithdrawnRecord {
  readonly id: string;
  readonly record: OutboxRecord;
  /** ISO 8601 by this device's clock. */
  readonly withdrawnAt: string;
  /** The server has it after all: its answer had been lost before the person took it back. */
  readonly hasArrived: boolean;
}

/** What lay in the tables of people's work before an upgrade of this database, verbatim. */
export interface UpgradeCopy {
  readonly fromVersion: number;
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

/** Typed and not yet entered (SY3). */
export interface Draft {
  readonly key: string;
  readonly text: string;
  /** The value that stood in the field when the person began to type. */
  readonly seen: string | null;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** This device's end of the mutation chain (SY5). Written in the same transaction as the outbox. */
export interface ChainState {
  readonly clientId: string;
  readonly nextSeq: number;
  /** Hash of the last mutation, '' before the first. */
  readonly tip: string;
  /** Epoch of the server that acknowledged `kept`; null before the first contact. */
  readonly epoch: string | null;
}

export interface PullState {
  readonly cursor: string | null;
  /** Every change up to this place in the server's log is in the server rows. */
  readonly pulledSeq: number;
  /** Every change up to this place is in a verified backup. */
  readonly safeSeq: number;
  /** The server rows go with the first page of the next pull, so that they stay readable until it is here. */
  readonly mustReset: boolean;
  /** ISO 8601 by this device's clock; null before the first complete pull. */
  readonly lastPulledAt: string | null;
  /** This device's clock minus the server's at the last page, in milliseconds; for diagnosis only. */
  readonly clockAheadMs?: number;
}

/** What is known about entries that were on this device and are gone (S14). */
export type LossState =
  | { readonly kind: 'none' }
  /** A new database without a trace of an older one: the server may remember one. */
  | { readonly kind: 'unasked' }
  | {
      readonly kind: 'lost';
      /** False: the server knows a device of this person, and only the person knows whether it is this one. */
      readonly isCertain: boolean;
      readonly clientId: string;
      readonly count: number;
      /** ISO 8601; by this device's clock when it is certain, else by the server's. */
      readonly at: string;
      readonly server: RememberedDevice | null;
    }
  /** Read by the person; the server is still to be told. */
  | { readonly kind: 'unreported'; readonly clientId: string; readonly count: number };

/** How often server rows of this device were not those of the server. */
export interface BucketRecord {
  /** Buckets fetched anew, and rows dropped that nothing held any more. */
  readonly mended: number;
  /** ISO 8601 by this device's clock. */
  readonly lastMendedAt: string | null;
  /** `unit round` of buckets that differ although they were fetched anew. */
  readonly lasting: readonly string[];
}

/** What this device has told the server about its name. */
export interface AnnouncedName {
  readonly clientId: string;
  readonly label: string;
  readonly platform: string;
}

export type MetaRecord =
  | { readonly key: 'chain'; readonly value: ChainState }
  | { readonly key: 'pull'; readonly value: PullState }
  | { readonly key: 'loss'; readonly value: LossState }
  | { readonly key: 'bucket-record'; readonly value: BucketRecord }
  | { readonly key: 'announced-name'; readonly value: AnnouncedName }
  /** Names of devices by client id, as last heard. */
  | { readonly key: 'device-names'; readonly value: Readonly<Record<string, string>> }
  /** Client ids of all devices that this person has sent from, as last heard. */
  | { readonly key: 'own-clients'; readonly value: readonly string[] }
  /** What a manager tries out for next year's allotments, by round; read by allotment-proposal. */
  | { readonly key: 'allotment-plans'; readonly value: Readonly<Record<string, unknown>> };

/** A person who signed in on this device. `viewer` is what the server last said about them. */
export interface KnownViewer {
  readonly id: string;
  readonly viewer: unknown;
  /** ISO 8601. */
  readonly signedInAt: string;
}

export type ThemeChoice = 'light' | 'dark' | 'system';

export type DeviceSetting =
  | { readonly key: 'current-viewer'; readonly value: string | null }
  | { readonly key: 'theme'; readonly value: ThemeChoice }
  /** What the person calls this device. */
  | { readonly key: 'device-label'; readonly value: string }
  /** The person signed out without a network: the server's session is still to be ended. */
  | { readonly key: 'owes-sign-out'; readonly value: boolean };
