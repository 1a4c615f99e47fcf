import type { Role } from '../organisation/role.ts';
import type { Grant } from '../organisation/scope.ts';
import type { ReportVersionState, SignOffAct } from './report-version.ts';

/** A signature that a version needs: 拟稿, 签发. */
export const SignOffStep = { DRAFT: 'DRAFT', APPROVE: 'APPROVE' } as const;

export type SignOffStep = keyof typeof SignOffStep;

/**
 * The steps in their order; each is signed by somebody who holds the role in the unit that called the round, or above
 * (SO2). Putting up is the drafter's signature; with the last step's the version is signed.
 */
export const SIGN_OFF_STEPS: readonly { readonly step: SignOffStep; readonly role: Role }[] = [
  { step: 'DRAFT', role: 'MANAGER' },
  { step: 'APPROVE', role: 'REVIEWER' },
];

const NEXT: Readonly<Record<ReportVersionState, Partial<Record<SignOffAct, ReportVersionState>>>> = {
  PUT_UP: { SIGN: 'SIGNED', RETURN: 'RETURNED', WITHDRAW: 'WITHDRAWN' },
  SIGNED: {},
  RETURNED: {},
  WITHDRAWN: {},
};

/** The state that an act leads to; null where the state does not allow it. Nothing leads out of an end. */
export function stateAfter(state: ReportVersionState, act: SignOffAct): ReportVersionState | null {
  return NEXT[state][act] ?? null;
}

/** The role whose signature an act is; withdrawing is the drafter's own (SO5). */
export function roleForAct(act: SignOffAct): Role {
  const step: SignOffStep = act === 'SIGN' || act === 'RETURN' ? 'APPROVE' : 'DRAFT';
  return SIGN_OFF_STEPS.find((known) => known.step === step)?.role ?? 'MANAGER';
}

/** Whether the grants allow an act on the report of the unit at `ownerPath`. */
export function canAct(grants: readonly Grant[], act: SignOffAct, ownerPath: string): boolean {
  const wanted = roleForAct(act);
  return grants.some(({ role, path }) => role === wanted && ownerPath.startsWith(path));
}
