import { formatRatio } from '@attain/shared/indicator-value/ratio';
import type { Grant } from '@attain/shared/organisation/scope';
import type { FormView } from '../../../client/src/local-data/form-view.ts';
import { sumMoney } from '../../../client/src/progress/unit-tree.ts';
import { rollUpFormView } from '../../../client/src/roll-up/roll-up-form-view.ts';
import { scoreForm } from '../../../client/src/scoring/score-form.ts';
import type { ScoredForm } from '../../../client/src/scoring/scored-form.ts';
import type { Database } from '../../../server/src/database/data-source.ts';
import { SelfEvaluationService } from '../../../server/src/self-evaluation/self-evaluation.service.ts';
import type { Board, ScoreSheet } from '../history.ts';

/** Who may see everything. */
const ALL: readonly Grant[] = [{ role: 'MANAGER', path: '/r/' }];

/** What the server makes of each form. */
export async function scoresOfServer(
  database: Database,
  forms: readonly string[],
): Promise<readonly ScoreSheet[]> {
  const service = new SelfEvaluationService(database);
  const sheets: ScoreSheet[] = [];
  for (const form of forms) {
    const score = await service.formScore(ALL, `form-${form}`);
    const { rollUp } = score.explanation as {
      readonly rollUp: readonly { readonly valueText: string | null }[];
    };
    sheets.push({
      form,
      total: score.totalInCentipoints,
      range: [score.lowestInCentipoints, score.highestInCentipoints],
      grade: score.grade,
      execution: { score: score.executionInCentipoints, rate: score.executionRate },
      levels: score.levels.map(({ level1: name, scoreInCentipoints }) => ({
        name,
        score: scoreInCentipoints,
      })),
      rows: score.rows.map((row, index) => ({
        indicator: row.indicatorId,
        weight: row.weightInCentipoints,
        completion: row.completion,
        deviation: row.deviation,
        score: row.scoreInCentipoints,
        rule: row.rule,
        rolledUp: rollUp[index]?.valueText ?? null,
      })),
    });
  }
  return sheets;
}

/** What a device makes of the forms that it has, and of those below put together (RU1). */
export function scoresOfDevice(views: ReadonlyMap<string, FormView>): {
  readonly scores: readonly ScoreSheet[];
  readonly board: Board;
} {
  const top = views.get('r');
  const lower = [...views].filter(([form]) => form !== 'r').map(([form, view]) => ({ form, view }));
  const scored = lower.map(({ form, view }) => ({ form, scored: scoreForm(view) }));
  const scores = scored.map((one) => sheetOf(one.form, one.scored, null));
  if (top) {
    const whole = rollUpFormView(
      top,
      lower.map(({ view }) => view),
    );
    scores.push(
      sheetOf(
        'r',
        whole.scored,
        whole.rolled.rows.map(({ valueText }) => valueText),
      ),
    );
  }
  const moneyOf = ({ execution: { budget, executed } }: ScoredForm) => ({ budget, executed });
  const { budget, executed } = sumMoney(scored.map((one) => one.scored.execution));
  const forms = scored.map((one) => ({ form: one.form, ...moneyOf(one.scored) }));
  return { scores, board: { budget, executed, forms } };
}

function sheetOf(form: string, own: ScoredForm, rolledUp: readonly (string | null)[] | null): ScoreSheet {
  const { scored, view } = own;
  const { execution, levels, rows, total, range, grade } = scored;
  return {
    form,
    total,
    range,
    grade,
    execution: { score: execution.score, rate: execution.rate && formatRatio(execution.rate) },
    levels: levels.map(({ name, score }) => ({ name, score })),
    rows: rows.map(({ weight, judgement, score }, index) => ({
      indicator: view.rows[index]?.indicator.id ?? '',
      weight,
      completion: judgement.completion && formatRatio(judgement.completion),
      deviation: judgement.deviation && formatRatio(judgement.deviation),
      score,
      rule: judgement.rule,
      rolledUp: rolledUp ? (rolledUp[index] ?? null) : (view.rows[index]?.values.valueText ?? null),
    })),
  };
}
