import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readPassage } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

/** Those between whom money is split. */
const UNITS =
  /各?(?:地[(（]?[州市]|州市|盟市|市州|市县|县市|县区|区县|旗县|地区|项目单位|承担单位|实施单位|企业)/;
const USE = /分配|安排|挂钩|奖|扣减|调整|倾斜|依据|参考/;

/** F43: results are to be used unit by unit, and no unit has a score (结果应用到各地区，却没有各地区得分). */
export function findUseWithoutUnitScores({ resultUse, unitScores }: StatedReport): ReportFinding[] {
  if (resultUse === null || unitScores === null || unitScores.length > 0) return [];
  const { text } = resultUse;
  if (!UNITS.test(text) || !USE.test(text)) return [];
  return reportFindingAt([readPassage('RESULT_USE', resultUse)], { code: 'F43', details: { use: text } });
}
