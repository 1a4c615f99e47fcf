import { isQuantityRow } from '../indicator/level.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupAlike, indicatorCells } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';

/** F13: a quantity indicator (数量指标) whose target holds no number that could be read. */
export function findTargetsWithoutNumber(material: RoundMaterial): ExaminationFinding[] {
  const cells = indicatorCells(material).filter(
    ({ level2, targetText }) =>
      isQuantityRow(level2) &&
      targetText !== null &&
      parseTargetText(targetText, material.budgetYear).kind !== 'quantity',
  );
  return groupAlike(cells).flatMap((alike) =>
    findingAt(
      alike.map(({ placeOf, targetText }) => ({ place: placeOf('TARGET'), text: targetText })),
      { code: 'F13', details: { targetText: alike[0]?.targetText ?? '' } },
    ),
  );
}
