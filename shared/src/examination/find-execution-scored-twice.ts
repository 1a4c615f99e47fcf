import { measuresBudgetExecution } from '../indicator/indicator-name.ts';
import { formatPoints } from '../indicator-value/points.ts';
import { placeOfForm, placeOfRow } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { RoundMaterial } from './round-material.ts';

/** F22: budget execution (预算执行) is scored by its own weight and again as an indicator. */
export function findExecutionScoredTwice({ forms }: RoundMaterial): ExaminationFinding[] {
  return forms.flatMap((form) => {
    const weight = form.weights?.execution ?? 0;
    if (weight <= 0) return [];
    const executionWeight = formatPoints(weight);
    return form.rows
      .filter(({ level3 }) => measuresBudgetExecution(level3))
      .flatMap((row) =>
        findingAt(
          [
            { place: placeOfRow(form, row, 'NAME'), text: row.level3 },
            { place: placeOfForm(form, 'WEIGHTS'), text: executionWeight },
          ],
          { code: 'F22', details: { indicator: row.level3, executionWeight } },
        ),
      );
  });
}
