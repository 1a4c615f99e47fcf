import type { FundAspect } from '../statement-material.ts';
import { comparableStatement } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readAspect } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

/** The words that each aspect's name is made of: who answers with these alone has not answered. */
const OWN_WORDS: Readonly<Record<FundAspect, string>> = {
  ALLOCATION: '分配|科学',
  TIMELINESS: '下达|及时',
  PAYMENT: '拨付|合规',
  USE: '使用|规范',
  EXECUTION: '执行|准确',
  PERFORMANCE_MANAGEMENT: '预算|绩效|管理',
  EXPENDITURE_DUTY: '支出|责任|履行',
};
/** Words around them that say nothing. */
const FILLERS =
  '资金|专项|中央|自治区|预算|工作|情况|良好|较好|合理|到位|符合|有关|相关|规定|要求|基本|做到|能够|已经|按照|按|均|已|较|能|性|的|了|为|是|好';

/** F39: an aspect is answered with its own name (用方面名称作答): 下达及时性 with 下达及时. */
export function findEmptyAnswers({ aspects }: StatedReport): ReportFinding[] {
  return aspects.flatMap((stated) => {
    const { aspect, statement } = stated;
    const answer = comparableStatement(statement?.text ?? '');
    const own = new RegExp(OWN_WORDS[aspect], 'g');
    const isOwnName =
      own.test(answer) && answer.replace(own, '').replace(new RegExp(FILLERS, 'g'), '') === '';
    if (!isOwnName) return [];
    return reportFindingAt([readAspect(stated, 'statement')], {
      code: 'F39',
      details: { aspect, answer: statement?.text ?? '' },
    });
  });
}
