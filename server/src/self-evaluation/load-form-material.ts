import { formsRightBelow } from '@attain/shared/self-evaluation/region-roll-up';
import type { FormMaterial } from '@attain/shared/self-evaluation/roll-up-form';
import { In, type EntityManager } from 'typeorm';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FundExecution } from './fund-execution.entity.ts';
import { IndicatorActual } from './indicator-actual.entity.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';

/** Reads what forms hold themselves, one query per kind of row however many forms there are. */
export async function loadFormMaterial(
  manager: EntityManager,
  forms: readonly SelfEvaluation[],
): Promise<FormMaterial[]> {
  if (forms.length === 0) return [];
  const selfEvaluationId = In(forms.map(({ id }) => id));
  const targetTableId = In(forms.map((form) => form.targetTableId));
  const tables = await manager.findBy(TargetTable, { id: targetTableId });
  const schemes = await manager.findBy(Scheme, { id: In(tables.map(({ schemeId }) => schemeId)) });
  const rounds = await manager.findBy(Round, { id: In(forms.map(({ roundId }) => roundId)) });
  const units = await manager.findBy(OrgUnit, { id: In(forms.map(({ orgUnitId }) => orgUnitId)) });
  const indicators = await manager.find(Indicator, { where: { targetTableId }, order: { position: 'ASC' } });
  const actuals = await manager.findBy(IndicatorActual, { selfEvaluationId });
  const executions = await manager.findBy(FundExecution, { selfEvaluationId });
  return forms.map((form) => {
    const table = tables.find(({ id }) => id === form.targetTableId);
    const isOfForm = (row: { readonly selfEvaluationId: string }) => row.selfEvaluationId === form.id;
    return {
      selfEvaluation: form,
      unitName: units.find(({ id }) => id === form.orgUnitId)?.shortName ?? '',
      amountInFen: table?.amountInFen ?? 0,
      rollUpSource: table?.rollUpSource ?? null,
      budgetYear: rounds.find(({ id }) => id === form.roundId)?.budgetYear ?? null,
      scheme: schemes.find(({ id }) => id === table?.schemeId)?.content,
      indicators: indicators.filter((row) => row.targetTableId === form.targetTableId),
      actuals: actuals.filter(isOfForm),
      executions: executions.filter(isOfForm),
      below: [],
    };
  });
}

/** For each form the ones right below it, each with those below it, from which it is put together. */
export async function loadFormsBelow(
  manager: EntityManager,
  forms: readonly SelfEvaluation[],
): Promise<ReadonlyMap<string, readonly FormMaterial[]>> {
  const orgUnits = await loadUnitsBelow(
    manager,
    forms.map(({ orgUnitId }) => orgUnitId),
  );
  const selfEvaluations = await manager.findBy(SelfEvaluation, {
    orgUnitId: In(orgUnits.map(({ id }) => id)),
    roundId: In(forms.map(({ roundId }) => roundId)),
  });
  const loaded = await loadFormMaterial(manager, selfEvaluations);
  const material = new Map(loaded.map((form) => [form.selfEvaluation.id, form]));
  const belowOf = (form: SelfEvaluation): readonly FormMaterial[] =>
    formsRightBelow(form, { orgUnits, selfEvaluations }).flatMap((lower) => {
      const own = material.get(lower.id);
      return own ? [{ ...own, below: belowOf(lower) }] : [];
    });
  return new Map(forms.map((form) => [form.id, belowOf(form)]));
}

/** Level by level, down to the units with none below. */
async function loadUnitsBelow(manager: EntityManager, unitIds: readonly string[]): Promise<OrgUnit[]> {
  const found: OrgUnit[] = [];
  let level = unitIds;
  while (level.length > 0) {
    const below = await manager.findBy(OrgUnit, { parentId: In([...level]) });
    found.push(...below);
    level = below.map(({ id }) => id);
  }
  return found;
}
