import type { ReportDocument } from '../report/report-document.ts';
import { readReportFacts } from '../report/report-facts.ts';
import type { ReportMaterial } from '../report/report-material.ts';
import { allFunds } from '../report/sections/aspects.ts';
import { ALL_SOURCES } from '../report/sections/execution-table.ts';
import { pendingForms, sumFundsOf } from '../report/unit-funds.ts';
import { textOf } from '../report/walk-document.ts';
import type { ProofFigures } from './report-version.ts';

/** The figures of a report that its proof confirms: those that the report itself prints (SO9), and of which forms they are (SO12). */
export function proofFiguresOf(report: ReportDocument, material: ReportMaterial): ProofFigures {
  const facts = readReportFacts(material);
  if (!facts) throw new RangeError('a report without facts');
  const { budget, executed } = allFunds({ material, facts });
  const pending = pendingForms(facts.formsBelow);
  const left = sumFundsOf(material, pending, ALL_SOURCES);
  return {
    title: textOf(report.title),
    unitName: facts.region.departmentName,
    budgetYear: material.round.budgetYear,
    totalScoreInCentipoints: facts.scored.total,
    grade: facts.scored.grade,
    budgetInFen: budget.fen,
    executedInFen: executed.fen,
    coverage: {
      approvedForms: facts.formsBelow.length - pending.length,
      pendingForms: pending.length,
      pendingBudgetInFen: left.budget.fen,
      pendingExecutedInFen: left.executed.fen,
    },
  };
}
