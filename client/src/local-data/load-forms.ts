import type {
  CommentRow,
  FormStatementRow,
  FundExecutionRow,
  IndicatorActualRow,
  ReviewDecisionRow,
  SelfEvaluationRow,
  SubmissionRow,
} from '../api/form-rows.ts';
import type {
  BudgetDocumentRow,
  FundRow,
  IndicatorRow,
  OrgUnitRow,
  RoundRow,
  SchemeRow,
  TargetTableRow,
} from '../api/reference-rows.ts';
import { openAttention } from './attention.ts';
import { readPull } from './chain-state.ts';
import type { LocalDatabase } from './database.ts';
import { layersOf } from './layers.ts';
import type { OverlayInput } from './overlay.ts';

/** The stored rows of one form, and what they are to be seen through. */
export interface FormRows extends OverlayInput {
  readonly form: SelfEvaluationRow;
  readonly targetTable: TargetTableRow | null;
  readonly round: RoundRow | null;
  readonly fund: FundRow | null;
  readonly document: BudgetDocumentRow | null;
  readonly scheme: SchemeRow | null;
  readonly orgUnit: OrgUnitRow | null;
  readonly indicators: readonly IndicatorRow[];
  readonly actuals: readonly IndicatorActualRow[];
  readonly executions: readonly FundExecutionRow[];
  readonly statements: readonly FormStatementRow[];
  readonly submissions: readonly SubmissionRow[];
  readonly decisions: readonly ReviewDecisionRow[];
  readonly comments: readonly CommentRow[];
}

/** Reads one form with all that belongs to it; null when this device does not have it. */
export async function loadForm(database: LocalDatabase, formId: string): Promise<FormRows | null> {
  const form = await database.selfEvaluations.get(formId);
  return form ? loadRows(database, form) : null;
}

/** Every form in the user's scope. A device holds at most two rounds of it. */
export async function loadForms(database: LocalDatabase): Promise<readonly FormRows[]> {
  const forms = await database.selfEvaluations.toArray();
  return Promise.all(forms.map((form) => loadRows(database, form)));
}

/** The forms of all units below one, however deep. */
export async function loadFormsBelow(database: LocalDatabase, unitId: string): Promise<readonly FormRows[]> {
  const unit = await database.orgUnits.get(unitId);
  const below = unit ? await database.orgUnits.where('path').startsWith(unit.path).primaryKeys() : [];
  const unitIds = new Set(below.filter((id) => id !== unitId));
  if (unitIds.size === 0) return [];
  const forms = await database.selfEvaluations.filter(({ orgUnitId }) => unitIds.has(orgUnitId)).toArray();
  return Promise.all(forms.map((form) => loadRows(database, form)));
}

async function loadRows(database: LocalDatabase, form: SelfEvaluationRow): Promise<FormRows> {
  const ofForm = { selfEvaluationId: form.id };
  const entered = { 'args.selfEvaluationId': form.id };
  const [actuals, executions, statements, submissions, decisions, comments, conflicts, outbox, kept] =
    await Promise.all([
      database.indicatorActuals.where(ofForm).toArray(),
      database.fundExecutions.where(ofForm).toArray(),
      database.formStatements.where(ofForm).toArray(),
      database.submissions.where(ofForm).toArray(),
      database.reviewDecisions.where(ofForm).toArray(),
      database.comments.where(ofForm).toArray(),
      database.fieldConflicts.where(ofForm).toArray(),
      database.outbox.where(entered).toArray(),
      database.kept.where(entered).toArray(),
    ]);
  const [targetTable, round, orgUnit, indicators, pull, chain] = await Promise.all([
    database.targetTables.get(form.targetTableId),
    database.rounds.get(form.roundId),
    database.orgUnits.get(form.orgUnitId),
    database.indicators.where({ targetTableId: form.targetTableId }).toArray(),
    readPull(database),
    database.meta.get('chain'),
  ]);
  const [scheme, document, fund] = await Promise.all([
    targetTable && database.schemes.get(targetTable.schemeId),
    targetTable?.budgetDocumentId ? database.budgetDocuments.get(targetTable.budgetDocumentId) : undefined,
    round && database.funds.get(round.fundId),
  ]);
  return {
    form,
    targetTable: targetTable ?? null,
    round: round ?? null,
    fund: fund ?? null,
    document: document ?? null,
    scheme: scheme ?? null,
    orgUnit: orgUnit ?? null,
    indicators,
    actuals,
    executions,
    statements,
    submissions,
    decisions,
    comments,
    conflicts,
    layers: layersOf(outbox, kept, pull),
    attention: openAttention(kept, conflicts),
    safeSeq: pull.safeSeq,
    clientId: chain?.key === 'chain' ? chain.value.clientId : '',
  };
}
