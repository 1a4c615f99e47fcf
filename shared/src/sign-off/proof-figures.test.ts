import { demonstrationMaterial } from '#test/report-material';
import { describe, expect, it } from 'vitest';
import { formatFenInWanyuan } from '../indicator-value/money.ts';
import { formatPoints } from '../indicator-value/points.ts';
import { buildReport } from '../report/build-report.ts';
import { blocksOf, spansOfBlock, textOf } from '../report/walk-document.ts';
import { proofFiguresOf } from './proof-figures.ts';

describe('proofFiguresOf', () => {
  const material = demonstrationMaterial();
  const report = buildReport(material);
  if (!report) throw new Error('nothing to report on');
  const printed = textOf(blocksOf(report).flatMap(spansOfBlock));

  it('[SO9] confirms the figures that the report itself prints', () => {
    const figures = proofFiguresOf(report, material);
    expect(figures).toMatchObject({ budgetYear: 2024, totalScoreInCentipoints: 9850, grade: '优' });
    expect(figures.title).toBe(textOf(report.title));
    expect(figures.unitName).toBe(textOf(report.signature[0] ?? []));
    expect(printed).toContain(`自评总分为${formatPoints(figures.totalScoreInCentipoints ?? 0)}`);
    const { budgetInFen, executedInFen } = figures;
    expect([budgetInFen, executedInFen].every((fen) => fen === null || Number.isSafeInteger(fen))).toBe(true);
  });

  it('[SO12] notes of which forms the sums are, with the money that the report tells apart', () => {
    const { coverage, budgetInFen } = proofFiguresOf(report, material);
    const [approved, pending] = [coverage?.approvedForms ?? 0, coverage?.pendingForms ?? 0];
    expect([approved, pending].every((count) => count > 0)).toBe(true);
    expect(printed).toContain(`${approved + pending}张自评表汇总而成，其中审核通过${approved}张`);
    const told = `另有${pending}张自评表尚未审核通过，填报预算${formatFenInWanyuan(coverage?.pendingBudgetInFen ?? 0)}万元`;
    expect(printed).toContain(told);
    // What the year's documents hand down is what both together state.
    expect((budgetInFen ?? 0) + (coverage?.pendingBudgetInFen ?? 0)).toBe(600_000_000);
  });

  it('[SO9] confirms no sum with a hole in it, and no total that is undecided', () => {
    const unapproved = {
      ...material,
      selfEvaluations: material.selfEvaluations.map((form) => ({ ...form, state: 'DRAFT' as const })),
    };
    expect(proofFiguresOf(report, unapproved)).toMatchObject({ budgetInFen: null, executedInFen: null });
    const unreported = { ...material, indicatorActuals: [] };
    const { totalScoreInCentipoints, grade } = proofFiguresOf(report, unreported);
    expect({ isTold: totalScoreInCentipoints !== null, grade: grade !== null }).toEqual({
      isTold: grade !== null,
      grade: totalScoreInCentipoints !== null,
    });
  });
});
