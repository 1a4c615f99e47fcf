import type { Allotment } from '../budget-document/allotment.entity.ts';
import type { BudgetDocument } from '../budget-document/budget-document.entity.ts';
import type { Fund } from '../fund/fund.entity.ts';
import type { OrgUnit } from '../organisation/org-unit.entity.ts';
import type { Scheme } from '../performance-target/scheme.entity.ts';
import { schemeIdOf } from '../performance-target/scheme-id.ts';
import type { DemonstrationFacts } from './facts.ts';

/** 1 万元 in fen. */
const FEN_PER_WANYUAN = 1_000_000;

/** Rows that every round of the demonstration refers to. */
export interface ReferenceRows {
  readonly units: readonly OrgUnit[];
  readonly fund: Fund;
  readonly documents: readonly BudgetDocument[];
  readonly allotments: readonly Allotment[];
  readonly schemes: readonly Scheme[];
}

export function buildReferenceRows(facts: DemonstrationFacts): ReferenceRows {
  const units = buildUnits(facts);
  const ownerPath = regionPath(units);
  return {
    units,
    fund: { ...facts.fund, ownerPath },
    documents: facts.documents.map(({ amountInWanyuan, ...document }) => ({
      ...document,
      fundId: facts.fund.id,
      // The report tells when documents were issued, not when they were received.
      receivedOn: null,
      amountInFen: inFen(amountInWanyuan),
      ownerPath,
    })),
    allotments: facts.allotments.map(({ documentId, unitId, amountInWanyuan }) => ({
      id: `allotment-${documentId}-${unitId}`,
      budgetDocumentId: documentId,
      orgUnitId: unitId,
      amountInFen: inFen(amountInWanyuan),
      orgPath: pathOf(units, unitId),
    })),
    schemes: facts.schemes.map((scheme) => ({
      id: schemeIdOf(scheme.content),
      name: scheme.name,
      version: scheme.version,
      content: scheme.content,
      reason: scheme.reason,
      ownerPath,
    })),
  };
}

export function inFen(wanyuan: number): number {
  return wanyuan * FEN_PER_WANYUAN;
}

export function pathOf(units: readonly OrgUnit[], unitId: string): string {
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) throw new RangeError(`no unit ${unitId}`);
  return unit.path;
}

export function regionPath(units: readonly OrgUnit[]): string {
  const [region] = units;
  if (!region) throw new RangeError('no units');
  return region.path;
}

function buildUnits({ units }: DemonstrationFacts): OrgUnit[] {
  const built: OrgUnit[] = [];
  for (const { divisionCode, ...unit } of units) {
    const above = unit.parentId === null ? '/' : pathOf(built, unit.parentId);
    built.push({ ...unit, path: `${above}${divisionCode}/` });
  }
  return built;
}
