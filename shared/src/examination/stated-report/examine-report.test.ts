import { describe, expect, it } from 'vitest';
import { aCleanStatedReport, aStatedAspect } from '#test/a-clean-stated-report';
import { statedPlaceKey } from '#test/stated-place-key';
import { examineReport, reportRulesWithoutFacts } from './examine-report.ts';
import { REPORT_VERDICTS, type ReportFindingCode } from './report-finding.ts';
import type { StatedField, StatedReport, StatedView } from './stated-report.ts';

type Change = (report: StatedReport) => StatedReport;

const UNKNOWN: StatedReport = {
  budgetYear: null,
  rows: [],
  aspects: [],
  scores: [],
  resultUse: null,
  publication: null,
  unitScores: null,
  unreported: null,
  figures: [],
  tableFigures: null,
};

function set(overrides: Partial<StatedReport>): Change {
  return (report) => ({ ...report, ...overrides });
}

/** Changes one text of one indicator, in one view or in both. */
function say(indicator: string, field: StatedField, text: string, view?: StatedView): Change {
  return (report) => ({
    ...report,
    rows: report.rows.map((row) =>
      row.indicator === indicator && (view === undefined || row.view === view)
        ? { ...row, [field]: { text, at: null } }
        : row,
    ),
  });
}

const passage = (text: string) => ({ text, at: null });

/** The smallest change to the clean report that is one fault, and the place where it must be found. */
const PLANTED: { readonly [C in ReportFindingCode]: readonly [place: string, change: Change] } = {
  F28: ['ANNEX.培训人数.rate', say('培训人数', 'rate', '85%', 'ANNEX')],
  F29: ['ANNEX.培训人数.reason', say('培训人数', 'reason', '道路封闭，教师没有到场', 'ANNEX')],
  F30: [
    'ANNEX.培育工作完成情况.actual',
    say('培育工作完成情况', 'actual', '按实施方案完成各项任务', 'ANNEX'),
  ],
  F32: ['ANNEX.培训人数.reason', say('培训人数', 'reason', '新增就业岗位减少')],
  F33: ['ANNEX.培育工作完成情况.rate', say('培育工作完成情况', 'actual', '完成多数任务')],
  F34: [
    'ANNEX.培育工作完成情况.actual',
    say('培育工作完成情况', 'actual', '部分完成，10项任务中完成9项', 'ANNEX'),
  ],
  F35: [
    'ANNEX.培育工作完成情况.actual',
    say('培育工作完成情况', 'actual', '10项任务中完成9项，完成率90%', 'ANNEX'),
  ],
  F36: ['FIGURE', set({ figures: [{ value: '81', unit: '人', stated: passage('实际培训81人') }] })],
  F38: ['NARRATIVE.培训人数.deviation', say('培训人数', 'deviation', '20%', 'NARRATIVE')],
  F39: [
    'ANNEX.ALLOCATION.statement',
    (report) => ({
      ...report,
      aspects: report.aspects.map((stated) =>
        stated.aspect === 'ALLOCATION' && stated.view === 'ANNEX'
          ? aStatedAspect('ANNEX', 'ALLOCATION', '资金分配科学合理', stated.problem?.text)
          : stated,
      ),
    }),
  ],
  F40: [
    'ANNEX.ALLOCATION.problem',
    (report) => ({
      ...report,
      aspects: report.aspects.map((stated) =>
        stated.aspect === 'ALLOCATION' && stated.view === 'ANNEX'
          ? { ...stated, problem: passage('无') }
          : stated,
      ),
    }),
  ],
  F41: [
    'ANNEX.TIMELINESS.statement',
    (report) => ({
      ...report,
      aspects: report.aspects.map((stated) =>
        stated.aspect === 'TIMELINESS' ? { ...stated, statement: passage('收到后立即下达给各地区') } : stated,
      ),
    }),
  ],
  F42: ['ANNEX.培训人数.measure', say('培训人数', 'measure', '加强宣传')],
  F43: ['RESULT_USE', set({ unitScores: [] })],
  F44: ['PUBLICATION', set({ publication: passage('已按要求公开') })],
  F45: ['SCORE.产出指标', say('培训人数', 'score', '39', 'ANNEX')],
};

describe('examineReport', () => {
  it('[EX2] finds nothing in a clean report, and could look everywhere', () => {
    expect(examineReport(aCleanStatedReport())).toEqual([]);
    expect(reportRulesWithoutFacts(aCleanStatedReport())).toEqual([]);
  });

  it('[EX2] knows a planted fault for each of its rules', () => {
    expect(Object.keys(PLANTED)).toEqual(Object.keys(REPORT_VERDICTS));
  });

  it.each(Object.entries(PLANTED))(
    '[EX2] finds the planted %s, at its place, and nothing else',
    (code, planted) => {
      const [place, change] = planted;
      const findings = examineReport(change(aCleanStatedReport()));
      expect(findings.map((finding) => [finding.code, statedPlaceKey(finding.trace[0].place)])).toEqual([
        [code, place],
      ]);
      expect(findings[0]).toMatchObject(REPORT_VERDICTS[findings[0]?.code ?? 'F28']);
    },
  );

  it('[EX4] [EX6] finds nothing where nothing is known, and names every rule as silent', () => {
    expect(examineReport(UNKNOWN)).toEqual([]);
    expect(reportRulesWithoutFacts(UNKNOWN)).toEqual(Object.keys(REPORT_VERDICTS));
  });

  it('[EX6] never names a rule that found something', () => {
    for (const [code, [, change]] of Object.entries(PLANTED)) {
      expect(reportRulesWithoutFacts(change(aCleanStatedReport()))).not.toContain(code);
    }
  });
});
