import type { Grant } from '../organisation/scope.ts';

/**
 * Where a publication stands: 已公开, 已更正 (a newer one took its place, and it is still read), 已撤回 (its address tells
 * when and why, and nothing of it is read). Spelled the same everywhere.
 */
export const PublicationState = {
  PUBLISHED: 'PUBLISHED',
  CORRECTED: 'CORRECTED',
  WITHDRAWN: 'WITHDRAWN',
} as const;

export type PublicationState = keyof typeof PublicationState;

/** What is done to a publication. */
export type PublicationAct = 'CORRECT' | 'WITHDRAW';

const NEXT: Readonly<Record<PublicationState, Partial<Record<PublicationAct, PublicationState>>>> = {
  PUBLISHED: { CORRECT: 'CORRECTED', WITHDRAW: 'WITHDRAWN' },
  // An old one may still say what nobody should read.
  CORRECTED: { WITHDRAW: 'WITHDRAWN' },
  WITHDRAWN: {},
};

/** The state that an act leads to; null where the state does not allow it (PB7). */
export function stateAfter(state: PublicationState, act: PublicationAct): PublicationState | null {
  return NEXT[state][act] ?? null;
}

/**
 * Whether a publication was corrected by the one after it (SO13): what is published after a withdrawal corrects nothing,
 * and a corrected one may be withdrawn as well.
 *
 * @param next The one with the next number, of the same round.
 */
export function wasCorrectedBy(
  { withdrawnAt }: { readonly withdrawnAt: string | null },
  next: { readonly publishedAt: string },
): boolean {
  return withdrawnAt === null || next.publishedAt < withdrawnAt;
}

/** Whether its files and its page are given to everybody. */
export function isReadable(state: PublicationState): boolean {
  return state !== 'WITHDRAWN';
}

/** Publishing, correcting and withdrawing are the manager's of the unit that called the round, or of one above (PB6). */
export function canPublish(grants: readonly Grant[], ownerPath: string): boolean {
  return grants.some(({ role, path }) => role === 'MANAGER' && ownerPath.startsWith(path));
}

/** A first publication needs no reason; one after it says what was wrong with the one before (PB7). */
export function needsReason(earlier: readonly { readonly state: PublicationState }[]): boolean {
  return earlier.length > 0;
}

export const LONGEST_REASON = 500;
