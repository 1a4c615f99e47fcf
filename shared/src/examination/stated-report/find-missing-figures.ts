import type { FundAspect } from '../statement-material.ts';
import { statesReason } from '../../scoring/row-faults.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readAspect } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

/** What only figures answer: the days at every hop; what was executed of what. */
const ASPECTS_OF_FIGURES: readonly FundAspect[] = ['TIMELINESS', 'EXECUTION'];

/** F41: an aspect that asks for figures is answered without any (应有数据而没有), in either view. */
export function findMissingFigures({ aspects }: StatedReport): ReportFinding[] {
  return ASPECTS_OF_FIGURES.flatMap((aspect) => {
    const answers = aspects.filter(
      (stated) => stated.aspect === aspect && statesReason(stated.statement?.text),
    );
    if (answers.some(({ statement }) => /\d/.test(normaliseText(statement?.text ?? '')))) return [];
    return reportFindingAt(
      answers.map((stated) => readAspect(stated, 'statement')),
      { code: 'F41', details: { aspect } },
    );
  });
}
