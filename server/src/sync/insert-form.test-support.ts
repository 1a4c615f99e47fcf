import type { EntityManager } from 'typeorm';
import { insertRows } from '../database/insert-rows.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { FundSource } from '../self-evaluation/fund-source.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import type { Change } from './record-changes.ts';

/** Each form's indicators, `<name>1` to `<name>3`: at least 7, at most 10, in words. */
const TARGETS = ['≥7', '≤10 万元', '稳步增长'];

/** An empty form `form-<name>` of a unit, with its target table and rows. */
export async function insertForm(
  manager: EntityManager,
  { id: orgUnitId, path: orgPath }: { readonly id: string; readonly path: string },
  name: string,
  schemeId: string,
): Promise<Change[]> {
  const formId = `form-${name}`;
  const tableId = `table-${name}`;
  await insertRows(manager, TargetTable, [
    {
      id: tableId,
      roundId: 'round',
      orgUnitId,
      budgetDocumentId: null,
      schemeId,
      title: '',
      batch: 'main',
      amountInFen: 20_000_000,
      overallTarget: '',
      rollUpSource: 'CHILDREN',
      orgPath,
    },
  ]);
  const indicators = TARGETS.map((targetText, index): Indicator => ({
    id: `${name}${index + 1}`,
    targetTableId: tableId,
    position: index + 1,
    level1: index < 2 ? '产出指标' : '效益指标',
    level2: '',
    level3: targetText,
    targetText,
    weight: null,
    unitOfMeasure: null,
    parentIndicatorId: null,
    aggregationRule: null,
    periodRule: null,
    rollUpSource: null,
    orgPath,
  }));
  await insertRows(manager, Indicator, indicators);
  const form = {
    ...{
      id: formId,
      targetTableId: tableId,
      roundId: 'round',
      orgUnitId,
      state: 'DRAFT' as const,
      roundNumber: 1,
    },
    ...{
      rev: 1,
      submittedAt: null,
      submittedById: null,
      submittedByName: null,
      isLate: false,
      decidedAt: null,
    },
    ...{ approvedScore: null, orgPath },
  };
  await insertRows(manager, SelfEvaluation, [form]);
  const empty = { rev: 1, stamps: {}, orgPath, selfEvaluationId: formId };
  const actuals = indicators.map(({ id }): IndicatorActual => ({
    ...{ ...empty, id: `actual-${id}`, indicatorId: id, valueText: null, completion: null },
    ...{ deviationReason: null, improvementMeasure: null },
  }));
  await insertRows(manager, IndicatorActual, actuals);
  const executions = Object.values(FundSource).map((source): FundExecution => ({
    ...{ ...empty, id: `execution-${name}-${source}`, source },
    ...{ annualBudgetInFen: null, arrivedInFen: null, executedInFen: null },
  }));
  await insertRows(manager, FundExecution, executions);
  const changed = (entity: Change['entity'], rows: readonly { readonly id: string }[]) =>
    rows.map(({ id }): Change => ({ entity, id, reach: 'UNIT', ownerPath: orgPath }));
  return [
    ...changed('TARGET_TABLE', [{ id: tableId }]),
    ...changed('INDICATOR', indicators),
    ...changed('SELF_EVALUATION', [form]),
    ...changed('INDICATOR_ACTUAL', actuals),
    ...changed('FUND_EXECUTION', executions),
  ];
}
