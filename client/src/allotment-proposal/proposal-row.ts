import type { AllotmentLine, AllotmentProposal } from '@attain/shared/allotment-proposal/allotment-proposal';
import type { UnitResult } from './unit-results.ts';

/** One line of the proposal with the unit that it is about. */
export interface ProposalRow {
  readonly line: AllotmentLine;
  readonly result: UnitResult;
  /** The score is what a person tries out, not a result. */
  readonly isAssumed: boolean;
}

export function proposalRows(
  { lines }: AllotmentProposal,
  results: readonly UnitResult[],
): readonly ProposalRow[] {
  const byUnit = new Map(results.map((result) => [result.unit.id, result]));
  return lines.flatMap((line) => {
    const result = byUnit.get(line.unit.id);
    return result ? [{ line, result, isAssumed: result.score === null && line.unit.score !== null }] : [];
  });
}
