import { RollUpSource } from '@attain/shared/indicator/roll-up-source';
import type { Indicator } from '../performance-target/indicator.entity.ts';
import type { Round } from '../performance-target/round.entity.ts';
import type { TargetTable } from '../performance-target/target-table.entity.ts';
import { buildFormRows, type FormRows } from './build-form-rows.ts';
import { schemeIdOf } from '../performance-target/scheme-id.ts';
import { inFen, pathOf, regionPath, type ReferenceRows } from './build-reference-rows.ts';
import type { DemonstrationFacts, TableFacts } from './facts.ts';

/** Long enough to try everything before it passes. */
const DAYS_UNTIL_DEADLINE = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A round with its tables and forms. */
export interface RoundRows {
  readonly round: Round;
  readonly tables: readonly TargetTable[];
  readonly indicators: readonly Indicator[];
  readonly forms: readonly FormRows[];
}

/** @param at When it is loaded; the deadline counts from then, so that the demonstration is alive. */
export function buildRoundRows(facts: DemonstrationFacts, reference: ReferenceRows, at: Date): RoundRows {
  const ownerPath = regionPath(reference.units);
  const round: Round = {
    ...facts.round,
    fundId: facts.fund.id,
    ownerId: facts.units[0]?.id ?? '',
    deadlineOn: new Date(at.getTime() + DAYS_UNTIL_DEADLINE * DAY_MS).toISOString().slice(0, 10),
    ownerPath,
  };
  const built = facts.targetTables.map((tableFacts) => {
    const scheme = facts.schemes.find(({ key }) => key === tableFacts.scheme);
    const stored = reference.schemes.find(({ id }) => scheme && id === schemeIdOf(scheme.content));
    if (!stored) throw new RangeError(`no scheme ${tableFacts.scheme}`);
    const table = buildTable(tableFacts, round, stored.id, pathOf(reference.units, tableFacts.unitId));
    const indicators = buildIndicators(tableFacts, table, facts.targetTables[0]?.key ?? '');
    const subject = { facts: tableFacts, table, indicators, round, scheme: stored, source: facts.source };
    const form = tableFacts.form === null ? [] : [buildFormRows({ ...subject, at: at.toISOString() })];
    return { table, indicators, form };
  });
  return {
    round,
    tables: built.map(({ table }) => table),
    indicators: built.flatMap(({ indicators }) => indicators),
    forms: built.flatMap(({ form }) => form),
  };
}

function buildTable(facts: TableFacts, round: Round, scheme: string, orgPath: string): TargetTable {
  return {
    id: `table-${facts.key}`,
    roundId: round.id,
    orgUnitId: facts.unitId,
    budgetDocumentId: facts.documentId,
    schemeId: scheme,
    title: facts.title,
    batch: facts.batch,
    amountInFen: inFen(facts.amountInWanyuan),
    overallTarget: facts.overallTarget,
    rollUpSource: facts.rollUpSource ?? RollUpSource.CHILDREN,
    orgPath,
  };
}

function buildIndicators(
  { key, indicators }: TableFacts,
  table: TargetTable,
  regionKey: string,
): Indicator[] {
  return indicators.map((indicator, index) => ({
    id: `indicator-${key}-${index + 1}`,
    targetTableId: table.id,
    position: index + 1,
    level1: indicator.level1,
    level2: indicator.level2,
    level3: indicator.level3,
    targetText: indicator.targetText,
    // The report prints no weights for rows: each has an equal share of its level's.
    weight: null,
    unitOfMeasure: null,
    parentIndicatorId:
      indicator.feedsPosition === null ? null : `indicator-${regionKey}-${indicator.feedsPosition}`,
    aggregationRule: indicator.aggregationRule,
    periodRule: indicator.periodRule,
    rollUpSource: indicator.rollUpSource,
    orgPath: table.orgPath,
  }));
}
