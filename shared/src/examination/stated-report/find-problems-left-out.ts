import { statesReason } from '../../scoring/row-faults.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readAspect } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

/** F40: a problem is told in the text and not in the table (正文有问题、附表没有). */
export function findProblemsLeftOut({ aspects }: StatedReport): ReportFinding[] {
  return aspects.flatMap((told) => {
    const problem = told.problem?.text ?? '';
    if (told.view !== 'NARRATIVE' || !statesProblem(problem)) return [];
    const printed = aspects.find(({ view, aspect }) => view === 'ANNEX' && aspect === told.aspect);
    if (!printed?.problem || statesProblem(printed.problem.text)) return [];
    return reportFindingAt([readAspect(printed, 'problem'), readAspect(told, 'problem')], {
      code: 'F40',
      details: { aspect: told.aspect, problem },
    });
  });
}

/** 无, 不存在问题 and the like tell that there is none. */
function statesProblem(text: string): boolean {
  return statesReason(text) && !/^(?:不存在|未发现|没有|无)[^,;。，；]{0,8}问题[。.]?$/.test(text.trim());
}
