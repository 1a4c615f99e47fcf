import type { Grant } from '../organisation/scope.ts';
import { isPartial, type ReportGaps } from '../report/report-gaps.ts';
import type { ReportVersionState, SignOffAct } from './report-version.ts';
import { canAct, stateAfter } from './sign-off-step.ts';

/** A version as far as an act on it asks. */
export interface VersionInHand {
  readonly state: ReportVersionState;
  readonly contentHash: string;
  readonly drafterId: string;
  /** Path of the unit that called the round. */
  readonly orgPath: string;
  /** Rows that it tells have changed since it was put up (数据已更新). */
  readonly isOutdated: boolean;
  readonly gaps: ReportGaps | null;
}

/** An act as a person sends it. */
export interface ActInHand {
  readonly act: Exclude<SignOffAct, 'PUT_UP'>;
  readonly byId: string;
  readonly grants: readonly Grant[];
  /** Of the version as the person saw it. */
  readonly contentHash: string;
  readonly reason: string;
  /** The person knows that rows have changed, and signs the state that was frozen. */
  readonly evenIfOutdated: boolean;
  /** The person knows that places are open or forms not approved. */
  readonly evenIfPartial: boolean;
}

/** Why an act is refused, as the code of its DomainError. */
export type ActRefusal =
  | 'FORBIDDEN'
  | 'SELF_SIGNATURE'
  | 'VERSION_DECIDED'
  | 'REPORT_STALE'
  | 'RETURN_WITHOUT_REASON'
  | 'REPORT_OUTDATED'
  | 'REPORT_PARTIAL';

/**
 * What forbids an act on a version, the first reason only; null: nothing (SO2 to SO6, SO10).
 *
 * The findings of the examination are asked apart, since only signing waits for them (SO7).
 */
export function refusalOfAct(version: VersionInHand, act: ActInHand): ActRefusal | null {
  const isDrafter = act.byId === version.drafterId;
  if (!canAct(act.grants, act.act, version.orgPath)) return 'FORBIDDEN';
  if (act.act === 'WITHDRAW' && !isDrafter) return 'FORBIDDEN';
  if (act.act !== 'WITHDRAW' && isDrafter) return 'SELF_SIGNATURE';
  if (stateAfter(version.state, act.act) === null) return 'VERSION_DECIDED';
  if (act.contentHash !== version.contentHash) return 'REPORT_STALE';
  if (act.act === 'RETURN' && act.reason.trim() === '') return 'RETURN_WITHOUT_REASON';
  if (act.act === 'SIGN' && version.isOutdated && !act.evenIfOutdated) return 'REPORT_OUTDATED';
  if (act.act === 'SIGN' && isPartial(version.gaps) && !act.evenIfPartial) return 'REPORT_PARTIAL';
  return null;
}
