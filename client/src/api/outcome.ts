/** Why no answer of our server came. Quiet: nobody can act on it but the retry (see "outage" in the README). */
export type OutageCause =
  /** No connection, or it broke. */
  | 'network'
  | 'timeout'
  /** Something between answered in the server's place: a portal's page with status 200, a proxy's error page. */
  | 'not-ours'
  /** What was sent, or answered, came otherwise than it left, or answers another call. */
  | 'altered'
  | 'too-large'
  /** 429 or 503, perhaps with the time to wait. */
  | 'busy'
  | 'server-error'
  /** Our server, of an older release: it does not know what this app asks for (it was rolled back, or is being renewed). */
  | 'older-server';

export interface Outage {
  readonly kind: 'outage';
  readonly reason: 'offline' | 'unreachable';
  readonly cause: OutageCause;
  readonly retryAfterMs: number | null;
}

export interface Refusal {
  readonly kind: 'refused';
  /** A key of ErrorDetails; a newer server may say one that this build does not know. */
  readonly code: string;
  readonly details: unknown;
}

/** What came of a call, sorted by who can act: nobody, the person by reading, the person by signing in. */
export type Outcome<T> =
  { readonly kind: 'ok'; readonly value: T } | Refusal | Outage | { readonly kind: 'signed-out' };

export function outage(cause: OutageCause, retryAfterMs: number | null = null): Outage {
  const reason = cause === 'network' || cause === 'not-ours' ? 'offline' : 'unreachable';
  return { kind: 'outage', reason, cause, retryAfterMs };
}
