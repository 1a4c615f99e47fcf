import { formatFenInWanyuan } from '../indicator-value/money.ts';
import { daysBetween } from './days-between.ts';
import type { AllotmentMaterial, DocumentMaterial, ExecutionMaterial } from './document-material.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { DAYS_TO_PASS_ON } from './passing-hops.ts';
import type { RoundMaterial } from './round-material.ts';
import { createUnitTree, type UnitTree } from './unit-tree.ts';

/**
 * F04: all money of a document executed (执行) although fewer days were left than the levels below may take to pass it
 * on: 100 % after 34 days through two levels. Passed on is not paid.
 */
export function findHastyExecution(material: RoundMaterial): ExaminationFinding[] {
  const tree = createUnitTree(material.units);
  return material.documents
    .filter(({ passesOn, budgetYear }) => passesOn !== null && budgetYear === material.budgetYear)
    .flatMap((document) => findHaste(document, material, tree));
}

function findHaste(
  { documentNumber, issuedOn }: DocumentMaterial,
  material: RoundMaterial,
  tree: UnitTree,
): ExaminationFinding[] {
  const split = material.allotments.filter((allotment) => allotment.documentNumber === documentNumber);
  const spent = split.flatMap(({ unit }) => executionOf(unit, material, tree) ?? []).filter(isComplete);
  if (split.length === 0 || spent.length < split.length) return [];
  const levels = Math.min(...split.map((allotment) => levelsOf(allotment, tree)));
  const daysNeeded = levels * DAYS_TO_PASS_ON;
  const spans = spent.map(({ asOf }) => daysBetween(issuedOn, asOf ?? `${material.budgetYear}-12-31`));
  const [days = null] = spans.sort((a, b) => (b?.most ?? 0) - (a?.most ?? 0));
  if (!days || days.least < 0 || days.most >= daysNeeded) return [];
  return findingAt(
    [
      { place: { kind: 'DOCUMENT', documentNumber, field: 'ISSUED_ON' }, text: issuedOn },
      ...spent.map(({ unit, executedInFen }) => ({
        place: { kind: 'EXECUTION', unit } as const,
        text: executedInFen === null ? null : formatFenInWanyuan(executedInFen),
      })),
    ],
    { code: 'F04', details: { days, levels, daysNeeded } },
  );
}

function executionOf(
  name: string,
  { executions }: RoundMaterial,
  tree: UnitTree,
): ExecutionMaterial | undefined {
  const wanted = tree.named(name);
  return executions.find(({ unit }) => unit === name || (wanted && tree.named(unit) === wanted));
}

/** 100 %: nothing to execute is not complete. */
function isComplete({ budgetInFen, executedInFen }: ExecutionMaterial): boolean {
  return budgetInFen !== null && budgetInFen > 0 && executedInFen === budgetInFen;
}

function levelsOf({ unit, levelsToUser }: AllotmentMaterial, tree: UnitTree): number {
  const recipient = tree.named(unit);
  return levelsToUser ?? 1 + (recipient ? tree.levelsBelow(recipient) : 0);
}
