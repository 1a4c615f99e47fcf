import { normaliseText } from '../indicator-value/normalise-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupAlike, indicatorCells } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';

const CHANGE = '(?:增长|增加|提高|提升|上升|扩大|改善|增强|好转|下降|减少|降低)';
/** 稳步增长, 逐年有所提高, or nothing but 增长. */
const SAYS_CHANGE = new RegExp(
  `(?:稳步|稳定|平稳|稳中|持续|逐年|逐步|不断|有所|明显|显著|大幅|进一步)${CHANGE}|^(?:实现|保持)?${CHANGE}$`,
);
/** Something that the change is measured from; a figure is taken for one. */
const NAMES_BASELINE =
  /较|(?:^|[^占价配])比(?!例|重|率)|同期|上年|去年|往年|基期|基数|基准|基线|基础上|以来|\d/;

/** F21: a target of change (稳步增长) that does not say from where. */
export function findGrowthWithoutBaseline(material: RoundMaterial): ExaminationFinding[] {
  const cells = indicatorCells(material).filter(({ targetText }) => {
    if (parseTargetText(targetText, material.budgetYear).kind !== 'qualitative') return false;
    const text = normaliseText(targetText ?? '');
    return SAYS_CHANGE.test(text) && !NAMES_BASELINE.test(text);
  });
  return groupAlike(cells).flatMap((alike) =>
    findingAt(
      alike.map(({ placeOf, targetText }) => ({ place: placeOf('TARGET'), text: targetText })),
      { code: 'F21', details: { targetText: alike[0]?.targetText ?? '' } },
    ),
  );
}
