import type { Grant, Reach } from '@attain/shared/organisation/scope';
import type { ReportActual, ReportMaterial, ReportStatement } from '@attain/shared/report/report-material';
import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';
import { Allotment } from '../budget-document/allotment.entity.ts';
import { BudgetDocument } from '../budget-document/budget-document.entity.ts';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';

/**
 * Reads what a round's report is made from, as far as the grants show it: one query per kind of row, each ordered, so
 * that the same data gives the same report.
 *
 * @param manager Of one snapshot: a row that is approved meanwhile is in all of the report or in none of it.
 * @returns Null for a round that does not exist or is out of scope.
 */
export async function loadReportMaterial(
  manager: EntityManager,
  grants: readonly Grant[],
  roundId: string,
): Promise<ReportMaterial | null> {
  const select = <Row extends ObjectLiteral & { readonly id: string }>(
    entity: ObjectType<Row>,
    [pathField, reach]: readonly [string, Reach],
    condition: string,
    parameters: ObjectLiteral,
  ): Promise<Row[]> => {
    const query = manager.createQueryBuilder(entity, 'row').where(condition, parameters).orderBy('row.id');
    return whereVisible(query, `row.${pathField}`, reach, grants).getMany();
  };
  const inRound = { roundId };
  const [round] = await select(Round, ['ownerPath', 'HANDED_DOWN'], 'row.id = :roundId', inRound);
  if (!round) return null;
  const ofFund = { fundId: round.fundId };
  const [fund] = await select(Fund, ['ownerPath', 'HANDED_DOWN'], 'row.id = :fundId', ofFund);
  if (!fund) return null;
  const tablesOfRound = `${subqueryOf(manager, TargetTable)} t WHERE t.round_id = :roundId)`;
  const formsOfRound = `${subqueryOf(manager, SelfEvaluation)} f WHERE f.round_id = :roundId)`;
  const formsOfOwner = `${formsOfRound.slice(0, -1)} AND f.org_unit_id = :ownerId)`;
  const documentsOfFund = `${subqueryOf(manager, BudgetDocument)} d WHERE d.fund_id = :fundId)`;
  const belowOwner = { from: round.ownerPath, to: `${round.ownerPath.slice(0, -1)}0` };
  const ofUnit = ['orgPath', 'UNIT'] as const;
  return {
    round,
    fund,
    orgUnits: await select(
      OrgUnit,
      ['path', 'HANDED_DOWN'],
      'row.path >= :from AND row.path < :to',
      belowOwner,
    ),
    documents: await select(BudgetDocument, ['ownerPath', 'HANDED_DOWN'], 'row.fundId = :fundId', ofFund),
    allotments: await select(Allotment, ofUnit, `row.budgetDocumentId IN ${documentsOfFund}`, ofFund),
    schemes: await select(
      Scheme,
      ['ownerPath', 'HANDED_DOWN'],
      'row.id IN (SELECT t.scheme_id FROM target_table t WHERE t.round_id = :roundId)',
      inRound,
    ),
    targetTables: await select(TargetTable, ofUnit, 'row.roundId = :roundId', inRound),
    indicators: await select(Indicator, ofUnit, `row.targetTableId IN ${tablesOfRound}`, inRound),
    selfEvaluations: await select(SelfEvaluation, ofUnit, 'row.roundId = :roundId', inRound),
    indicatorActuals: (
      await select(IndicatorActual, ofUnit, `row.selfEvaluationId IN ${formsOfRound}`, inRound)
    ).map(withAuthors),
    fundExecutions: await select(FundExecution, ofUnit, `row.selfEvaluationId IN ${formsOfRound}`, inRound),
    statements: (
      await select(FormStatement, ofUnit, `row.selfEvaluationId IN ${formsOfOwner}`, {
        ...inRound,
        ownerId: round.ownerId,
      })
    ).flatMap(ofStatement),
  };
}

function subqueryOf(manager: EntityManager, entity: ObjectType<ObjectLiteral>): string {
  return `(SELECT id FROM ${manager.connection.getMetadata(entity).tableName}`;
}

function ofStatement({ id, place, text, stamps }: FormStatement): ReportStatement[] {
  return text === null ? [] : [{ id, place, text, author: stamps['text']?.byName ?? null }];
}

function withAuthors(actual: IndicatorActual): ReportActual {
  const { stamps } = actual;
  return {
    ...actual,
    deviationReasonBy: stamps['deviationReason']?.byName ?? null,
    improvementMeasureBy: stamps['improvementMeasure']?.byName ?? null,
  };
}
