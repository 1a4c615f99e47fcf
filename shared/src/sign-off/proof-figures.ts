import type { ReportDocument } from '../report/report-document.ts';
import { readReportFacts } from '../report/report-facts.ts';
import type { ReportMaterial } from '../report/report-material.ts';
import { allFunds } from '../report/sections/aspects.ts';
import { textOf } from '../report/walk-document.ts';
import type { ProofFigures } from './report-version.ts';

/** The figures of a report that its proof confirms: those that the report itself prints (SO9). */
export function proofFiguresOf(report: ReportDocument, material: ReportMaterial): ProofFigures {
  const facts = readReportFacts(material);
  if (!facts) throw new RangeError('a report without facts');
  const { budget, executed } = allFunds({ material, facts });
  return {
    title: textOf(report.title),
    unitName: facts.region.departmentName,
    budgetYear: material.round.budgetYear,
    totalScoreInCentipoints: facts.scored.total,
    grade: facts.scored.grade,
    budgetInFen: budget.fen,
    executedInFen: executed.fen,
  };
}
