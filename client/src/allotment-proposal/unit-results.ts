import { parseDecimal } from '@attain/shared/indicator-value/decimal';
import type { Fen } from '@attain/shared/indicator-value/money';
import type { Centipoints } from '@attain/shared/indicator-value/points';
import type { Ratio } from '@attain/shared/indicator-value/ratio';
import { unitScore } from '@attain/shared/roll-up/unit-score';
import { executionRate } from '@attain/shared/scoring/score-execution';
import type { AllotmentRow, BudgetDocumentRow, OrgUnitRow, RoundRow } from '../api/reference-rows.ts';
import type { FormView } from '../local-data/form-view.ts';
import { sumMoney } from '../progress/unit-tree.ts';
import { formsRightBelow, rollUpFormView } from '../roll-up/roll-up-form-view.ts';
import { scoreForm } from '../scoring/score-form.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';

/** What one unit got and what came of it in a round. */
export interface UnitResult {
  readonly unit: OrgUnitRow;
  readonly baseInFen: Fen;
  /** Null while one of its forms is not approved, or undecided. */
  readonly score: Centipoints | null;
  readonly executionRate: Ratio | null;
  readonly forms: number;
  readonly formsApproved: number;
}

export interface RoundRows {
  readonly round: RoundRow;
  readonly units: readonly OrgUnitRow[];
  readonly documents: readonly BudgetDocumentRow[];
  readonly allotments: readonly AllotmentRow[];
  /** Of any round. */
  readonly forms: readonly FormView[];
}

/**
 * The units right below the one that called the round, in the order of official tables: those that got money in its
 * budget year or hold a form.
 */
export function unitResults(rows: RoundRows): readonly UnitResult[] {
  const { round, units } = rows;
  const inRound = rows.forms.filter(({ form }) => form.roundId === round.id);
  const allotted = allottedAmounts(rows);
  return units
    .filter(({ parentId }) => parentId === round.ownerId)
    .flatMap((unit) => {
      const views = inRound.filter(({ form }) => form.orgUnitId === unit.id);
      // Without documents of this year the tables say what each unit got.
      const baseInFen = allotted.size > 0 ? (allotted.get(unit.id) ?? 0) : sumOfTables(views);
      return views.length === 0 && baseInFen === 0 ? [] : [resultOf(unit, baseInFen, views, inRound)];
    })
    .toSorted((a, b) => (a.unit.path < b.unit.path ? -1 : 1));
}

/** The unit that called the round, by its own table as the board shows it (RU1 to RU22); null without one. */
export function ownerResult({ round, forms }: RoundRows): UnitResult | null {
  const inRound = forms.filter(({ form }) => form.roundId === round.id);
  const view = inRound.find(({ form }) => form.orgUnitId === round.ownerId);
  if (!view?.orgUnit) return null;
  const { scored } = rollUpFormView(view, inRound);
  const { budget, executed } = scored.execution;
  return {
    unit: view.orgUnit,
    baseInFen: view.targetTable?.amountInFen ?? 0,
    score: scored.total,
    executionRate: executionRate(parseDecimal(budget ?? ''), parseDecimal(executed ?? '')),
    forms: 1,
    formsApproved: view.form.state === 'APPROVED' ? 1 : 0,
  };
}

function resultOf(
  unit: OrgUnitRow,
  baseInFen: Fen,
  views: readonly FormView[],
  inRound: readonly FormView[],
): UnitResult {
  const scored = views.map((view) => scoreWithLower(view, inRound));
  const { budget, executed } = sumMoney(scored.map(({ execution }) => execution));
  return {
    unit,
    baseInFen,
    // Money follows what was approved; what may still be returned is no score (RU6, RU9).
    score: unitScore(
      scored.map(({ view, total }) => ({
        amountInFen: view.targetTable?.amountInFen ?? 0,
        total: view.form.state === 'APPROVED' ? total : null,
      })),
    ),
    executionRate: executionRate(parseDecimal(budget ?? ''), parseDecimal(executed ?? '')),
    forms: views.length,
    formsApproved: views.filter(({ form }) => form.state === 'APPROVED').length,
  };
}

/** A form that others feed is scored as they add up. */
function scoreWithLower(view: FormView, inRound: readonly FormView[]): ScoredForm {
  return formsRightBelow(view, inRound).length > 0 ? rollUpFormView(view, inRound).scored : scoreForm(view);
}

/** By unit, from the documents of the round's fund and year that pass money on. */
function allottedAmounts({ round, documents, allotments }: RoundRows): ReadonlyMap<string, Fen> {
  const passedOn = new Set(
    documents
      .filter(({ fundId, budgetYear }) => fundId === round.fundId && budgetYear === round.budgetYear)
      .filter(({ issuerLevel }) => issuerLevel !== 'CENTRAL')
      .map(({ id }) => id),
  );
  const amounts = new Map<string, Fen>();
  for (const { budgetDocumentId, orgUnitId, amountInFen } of allotments) {
    if (passedOn.has(budgetDocumentId)) {
      amounts.set(orgUnitId, (amounts.get(orgUnitId) ?? 0) + amountInFen);
    }
  }
  return amounts;
}

function sumOfTables(views: readonly FormView[]): Fen {
  return views.reduce((sum, { targetTable }) => sum + (targetTable?.amountInFen ?? 0), 0);
}
