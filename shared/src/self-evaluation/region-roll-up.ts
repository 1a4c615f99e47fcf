import type { FormState } from '../approval/form-state.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { RolledUpTable } from '../roll-up/rolled-up-table.ts';
import {
  rollUpForm,
  type ActualRow,
  type ExecutionRow,
  type FormMaterial,
  type IndicatorRow,
} from './roll-up-form.ts';

/** Rows as they are synced: whatever a phone holds, or the server has read. More than one round does no harm. */
export interface SyncedRows {
  readonly orgUnits: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly shortName: string;
  }[];
  readonly rounds: readonly { readonly id: string; readonly budgetYear: number }[];
  readonly schemes: readonly { readonly id: string; readonly content: unknown }[];
  readonly targetTables: readonly {
    readonly id: string;
    readonly schemeId: string;
    readonly amountInFen: Fen;
    readonly rollUpSource?: string | null;
  }[];
  readonly indicators: readonly (IndicatorRow & {
    readonly targetTableId: string;
    readonly position: number;
  })[];
  readonly selfEvaluations: readonly FormRow[];
  readonly indicatorActuals: readonly (ActualRow & { readonly selfEvaluationId: string })[];
  readonly fundExecutions: readonly (ExecutionRow & { readonly selfEvaluationId: string })[];
}

interface FormRow {
  readonly id: string;
  readonly targetTableId: string;
  readonly roundId: string;
  readonly orgUnitId: string;
  readonly state: FormState;
  readonly submittedAt: string | null;
}

/**
 * Rolls the forms of one round up into the form above them, e.g. the prefectures' into the region's own table.
 *
 * @returns Null when the form or its table is not among the rows.
 */
export function rollUpRegion(formId: string, rows: SyncedRows): RolledUpTable | null {
  const own = rows.selfEvaluations.find(({ id }) => id === formId);
  const material = own && materialOf(own, rows);
  return material ? rollUpForm(material) : null;
}

/** The forms of the same round whose units stand right below: deeper ones go into theirs. */
export function formsRightBelow<Form extends Pick<FormRow, 'roundId' | 'orgUnitId'>>(
  own: Pick<FormRow, 'roundId' | 'orgUnitId'>,
  rows: { readonly orgUnits: SyncedRows['orgUnits']; readonly selfEvaluations: readonly Form[] },
): readonly Form[] {
  const below = new Set(
    rows.orgUnits.filter(({ parentId }) => parentId === own.orgUnitId).map(({ id }) => id),
  );
  return rows.selfEvaluations.filter(
    ({ roundId, orgUnitId }) => roundId === own.roundId && below.has(orgUnitId),
  );
}

function materialOf(form: FormRow, rows: SyncedRows): FormMaterial | null {
  const table = rows.targetTables.find(({ id }) => id === form.targetTableId);
  if (!table) return null;
  return {
    selfEvaluation: form,
    unitName: rows.orgUnits.find(({ id }) => id === form.orgUnitId)?.shortName ?? '',
    amountInFen: table.amountInFen,
    rollUpSource: table.rollUpSource ?? null,
    budgetYear: rows.rounds.find(({ id }) => id === form.roundId)?.budgetYear ?? null,
    scheme: rows.schemes.find(({ id }) => id === table.schemeId)?.content,
    indicators: rows.indicators
      .filter(({ targetTableId }) => targetTableId === table.id)
      .sort((a, b) => a.position - b.position),
    actuals: rows.indicatorActuals.filter(({ selfEvaluationId }) => selfEvaluationId === form.id),
    executions: rows.fundExecutions.filter(({ selfEvaluationId }) => selfEvaluationId === form.id),
    below: formsRightBelow(form, rows).flatMap((lower) => materialOf(lower, rows) ?? []),
  };
}
