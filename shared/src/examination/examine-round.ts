import type { ExaminationFinding } from './examination-finding.ts';
import { findChangedTargets } from './find-changed-targets.ts';
import { findDifferingMinistries } from './find-differing-ministries.ts';
import { findEmptySources } from './find-empty-sources.ts';
import { findEmptyTotals } from './find-empty-totals.ts';
import { findExecutionScoredTwice } from './find-execution-scored-twice.ts';
import { findForeignYearMoney } from './find-foreign-year-money.ts';
import { findGrowthWithoutBaseline } from './find-growth-without-baseline.ts';
import { findHastyExecution } from './find-hasty-execution.ts';
import { findIssuerMismatch } from './find-issuer-mismatch.ts';
import { findLatePassingOn } from './find-late-passing-on.ts';
import { findMergedBatches } from './find-merged-batches.ts';
import { findMisappliedRegulations } from './find-misapplied-regulations.ts';
import { findMismatchedTitles } from './find-mismatched-titles.ts';
import { findObjectsCountedTwice } from './find-objects-counted-twice.ts';
import { findSeveralHeadings } from './find-several-headings.ts';
import { findSeveralNames } from './find-several-names.ts';
import { findSeveralUnits } from './find-several-units.ts';
import { findSharedResponsiblePersons } from './find-shared-responsible-persons.ts';
import { findTargetsWithoutNumber } from './find-targets-without-number.ts';
import { findUnallottedUsers } from './find-unallotted-users.ts';
import { findUnattachedReferences } from './find-unattached-references.ts';
import { findUndatedHops } from './find-undated-hops.ts';
import { findUnfedTargets } from './find-unfed-targets.ts';
import { findUnknownUnits } from './find-unknown-units.ts';
import { findUnreasonedWeights } from './find-unreasoned-weights.ts';
import { findUnreportedTargets } from './find-unreported-targets.ts';
import { createPlaceOrder } from './place-order.ts';
import type { RoundMaterial } from './round-material.ts';

/** Every rule of the examination (审核检查), by its id: F01 and F02 are one rule for two kinds of documents. */
const RULES: ReadonlyArray<(material: RoundMaterial) => ExaminationFinding[]> = [
  findLatePassingOn, // F01, F02
  findUndatedHops, // F03
  findHastyExecution, // F04
  findForeignYearMoney, // F05
  findIssuerMismatch, // F06
  findEmptyTotals, // F07
  findUnallottedUsers, // F08
  findEmptySources, // F09
  findMisappliedRegulations, // F10
  findMismatchedTitles, // F11
  findUnreasonedWeights, // F12
  findTargetsWithoutNumber, // F13
  findUnattachedReferences, // F14
  findChangedTargets, // F15
  findMergedBatches, // F16
  findObjectsCountedTwice, // F17
  findSeveralNames, // F18
  findSeveralUnits, // F19
  findSeveralHeadings, // F20
  findGrowthWithoutBaseline, // F21
  findExecutionScoredTwice, // F22
  findUnfedTargets, // F23
  findSharedResponsiblePersons, // F24
  findUnknownUnits, // F25
  findDifferingMinistries, // F26
  findUnreportedTargets, // F31
];

/** Everything that the rules find in a round, by place, then by rule. */
export function examineRound(material: RoundMaterial): ExaminationFinding[] {
  const compare = createPlaceOrder(material);
  return RULES.flatMap((find) => find(material)).sort((a, b) => compare(a.trace[0].place, b.trace[0].place));
}
