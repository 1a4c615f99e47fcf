import type { ReportActual, ReportStatement } from '@attain/shared/report/report-material';
import type { ExaminedMaterial, ExaminedRows } from '@attain/shared/sign-off/round-material-of';
import { isStatementPlace } from '@attain/shared/statement/statement-place';
import type { FormRowView, FormView } from '../local-data/form-view.ts';
import type { LocalRound } from '../local-data/use-round-rows.ts';

/**
 * The rows of one round on this device, as the server reads them: what was entered here and is still under way stands
 * in them too. Of units, those that the round is about; all, where who called it lies outside what this person sees.
 */
export function rowsOfRound(local: LocalRound): ExaminedRows {
  const { round, units } = local;
  const forms = formsOfRound(local);
  const owner = units.find(({ id }) => id === round.ownerId);
  const tables = local.tables.filter(({ roundId }) => roundId === round.id).toSorted(byId);
  const tableIds = new Set(tables.map(({ id }) => id));
  const documents = local.documents.filter(({ fundId }) => fundId === round.fundId).toSorted(byId);
  const documentIds = new Set(documents.map(({ id }) => id));
  const schemes = forms.flatMap(({ scheme }) => scheme ?? []);
  return {
    round,
    orgUnits: units.filter(({ path }) => path.startsWith(owner?.path ?? '')).toSorted(byId),
    documents,
    allotments: local.allotments
      .filter(({ budgetDocumentId }) => documentIds.has(budgetDocumentId))
      .toSorted(byId),
    schemes: [...new Map(schemes.map((scheme) => [scheme.id, scheme])).values()].toSorted(byId),
    targetTables: tables,
    indicators: local.indicators.filter(({ targetTableId }) => tableIds.has(targetTableId)).toSorted(byId),
    selfEvaluations: forms.map(({ form }) => form),
    indicatorActuals: forms.flatMap((view) => view.rows.map((row) => actualOf(view, row))),
    fundExecutions: forms.flatMap((view) =>
      view.executions.map(({ source, values }) => ({
        id: `${view.id} ${source}`,
        selfEvaluationId: view.id,
        source,
        ...values,
      })),
    ),
  };
}

/**
 * The same material as the server's (`load-report-material.ts`), from what is on this device.
 *
 * A statement's id is its place, since one that is under way has no row yet. Null: the round's fund has not come.
 */
export function buildReportMaterial(local: LocalRound): ExaminedMaterial | null {
  const { round, units } = local;
  const forms = formsOfRound(local);
  const fund = forms.find((view) => view.fund)?.fund;
  if (!fund || !units.some(({ id }) => id === round.ownerId)) return null;
  const own = forms.filter(({ form }) => form.orgUnitId === round.ownerId);
  return { ...rowsOfRound(local), fund, statements: own.flatMap(statementsOf) };
}

function formsOfRound({ round, forms }: LocalRound): readonly FormView[] {
  return forms.filter(({ form }) => form.roundId === round.id).toSorted(byId);
}

function actualOf({ id }: FormView, { indicator, values, fields }: FormRowView): ReportActual {
  return {
    id: `${id} ${indicator.id}`,
    selfEvaluationId: id,
    indicatorId: indicator.id,
    ...values,
    deviationReasonBy: fields.deviationReason.byName,
    improvementMeasureBy: fields.improvementMeasure.byName,
  };
}

function statementsOf({ content, statementAt }: FormView): ReportStatement[] {
  return Object.entries(content.statements ?? {}).flatMap(([place, text]) =>
    isStatementPlace(place) ? [{ id: place, place, text, author: statementAt(place).byName }] : [],
  );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
