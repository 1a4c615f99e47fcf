import { levelKey } from '../../indicator/level.ts';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  parseDecimal,
  ZERO,
} from '../../indicator-value/decimal.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readField, readScore } from './stated-place.ts';
import { EXECUTION_PART, TOTAL_PART, type StatedReport, type StatedRow } from './stated-report.ts';

/**
 * F45: the score of a level cannot be traced to its rows (得分不能追溯到指标): they state none, or others. The
 * execution score follows from the funds, and the total from the parts.
 */
export function findUntracedScores({ scores, rows }: StatedReport): ReportFinding[] {
  return scores.flatMap((stated) => {
    const { part, score } = stated;
    const claimed = parseDecimal(score);
    if (part === EXECUTION_PART || part === TOTAL_PART || !claimed) return [];
    const ofLevel = rows.filter(({ level1 }) => levelKey(level1) === levelKey(part));
    const scored = ofLevel.flatMap((row) => {
      const value = scoreOf(row);
      return value ? [{ row, value }] : [];
    });
    const sum = scored.reduce((total, { value }) => addDecimals(total, value), ZERO);
    if (scored.length > 0 && compareDecimals(sum, claimed) === 0) return [];
    return reportFindingAt([readScore(stated), ...scored.map(({ row }) => readField(row, 'score'))], {
      code: 'F45',
      details: { part, score, sumOfRows: scored.length === 0 ? null : formatDecimal(sum) },
    });
  });
}

function scoreOf({ score }: StatedRow) {
  return parseDecimal(normaliseText(score?.text ?? '').replace(/ ?分$/, ''));
}
