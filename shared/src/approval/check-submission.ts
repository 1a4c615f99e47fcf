import type { ErrorDetails } from '../errors/domain-error.ts';
import { compareRatios, WHOLE } from '../indicator-value/ratio.ts';
import type { Judgement } from '../scoring/judgement.ts';
import { statesReason } from '../scoring/row-faults.ts';
import type { ScoredRow } from '../scoring/score-compiled-table.ts';
import { missingStatements } from '../statement/missing-statements.ts';

type SubmissionCode =
  'ACTUAL_MISSING' | 'COMPLETION_MISSING' | 'REASON_MISSING' | 'STATEMENT_MISSING' | 'CONFLICT_OPEN';

/** What keeps a form from being handed in, named as the server's refusal of it. */
export type SubmissionViolation = {
  readonly [C in SubmissionCode]: {
    readonly code: C;
    readonly details: ErrorDetails[C];
  };
}[SubmissionCode];

/** One row of the form as the engine scores it, with what its preparer wrote about a deviation. */
export interface SubmissionRow {
  readonly indicatorId: string;
  readonly scored: Pick<ScoredRow, 'judgement' | 'score'>;
  readonly deviationReason: string | null;
  readonly improvementMeasure: string | null;
}

/**
 * Checks whether a form may be handed in (AP2 to AP5, ST3). Phone and server ask the same.
 *
 * @param statements What the form says, where it is put together from others; null for any other form.
 * @returns Empty when nothing is in the way; gravest first.
 */
export function checkSubmission(
  rows: readonly SubmissionRow[],
  openConflictCount: number,
  statements: Parameters<typeof missingStatements>[0] | null,
): SubmissionViolation[] {
  const violations: SubmissionViolation[] = [];
  const reported = rows.filter(({ scored }) => scored.judgement.basis.kind !== 'NOT_REPORTED');
  const unreported = rows.filter((row) => !reported.includes(row));
  if (unreported.length > 0) {
    violations.push({ code: 'ACTUAL_MISSING', details: { indicatorIds: idsOf(unreported) } });
  }
  const unjudged = reported.filter(({ scored }) => scored.score === null);
  if (unjudged.length > 0) {
    violations.push({ code: 'COMPLETION_MISSING', details: { indicatorIds: idsOf(unjudged) } });
  }
  const missed = reported.filter((row) => needsReason(row.scored.judgement));
  const unexplained = missed.filter((row) => !isExplained(row));
  if (unexplained.length > 0) {
    violations.push({ code: 'REASON_MISSING', details: { indicatorIds: idsOf(unexplained) } });
  }
  const places = statements ? missingStatements(statements, idsOf(missed)) : [];
  if (places.length > 0) violations.push({ code: 'STATEMENT_MISSING', details: { places } });
  if (openConflictCount > 0) {
    violations.push({ code: 'CONFLICT_OPEN', details: { count: openConflictCount } });
  }
  return violations;
}

/** Whether a row is below its target, so that a reason and a measure are asked (偏差原因和改进措施). */
export function needsReason({ outcome, completion, basis }: Judgement): boolean {
  if (basis.kind === 'NOT_REPORTED') return false;
  return outcome === 'MISSED' || (completion !== null && compareRatios(completion, WHOLE) < 0);
}

/** 无 and the like fill the field and say nothing (FD2). */
function isExplained({ deviationReason, improvementMeasure }: SubmissionRow): boolean {
  return statesReason(deviationReason) && statesReason(improvementMeasure);
}

function idsOf(rows: readonly SubmissionRow[]): string[] {
  return rows.map(({ indicatorId }) => indicatorId);
}
