import { describe, expect, it } from 'vitest';
import { placeKeys } from '#test/place-key';
import { statedPlaceKeys } from '#test/stated-place-key';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { xinjiangStatedReport } from '#test/xinjiang-stated-report';
import { examineRound } from '../examine-round.ts';
import { examineReport, reportRulesWithoutFacts } from './examine-report.ts';

const OTHER = '重点“小巨人”其他指标';
const INNOVATION = '企业创新发展预期目标';
const SUPPORT = '地方培育扶持情况';
const PATENTS = '有效发明专利并实际应用数量';

const findings = examineReport(xinjiangStatedReport());

function placesOf(code: string): string[][] {
  return findings.filter((finding) => finding.code === code).map(statedPlaceKeys);
}

function detailsOf(code: string): unknown[] {
  return findings.filter((finding) => finding.code === code).map(({ details }) => details);
}

describe('examineReport on the real report of Xinjiang', () => {
  it('[F28] finds the 90 % that the text puts on one indicator and the annex on another', () => {
    expect(placesOf('F28')).toEqual([
      [`ANNEX.${OTHER}.actual`, `NARRATIVE.${OTHER}.rate`],
      [`ANNEX.${INNOVATION}.actual`, `NARRATIVE.${INNOVATION}.rate`, `NARRATIVE.${OTHER}.rate`],
    ]);
    expect(detailsOf('F28')).toEqual([
      { narrative: '90', annex: '100', annexBy: 'REPEATED_TARGET', statedOn: null },
      { narrative: '100', annex: '90', annexBy: 'STATED', statedOn: OTHER },
    ]);
  });

  it('[F29] finds the reasons that stand on one indicator in the text and on another in the annex', () => {
    expect(placesOf('F29')).toEqual([
      [`ANNEX.${OTHER}.reason`, `NARRATIVE.${OTHER}.reason`],
      [`ANNEX.${INNOVATION}.reason`, `NARRATIVE.${INNOVATION}.reason`],
    ]);
    expect(detailsOf('F29')).toEqual([
      {
        narrative: '市场需求不稳定，企业营收下滑；发明专利审核周期一般为 3-5 年，有效发明专利数量增长缓慢',
        annex: null,
      },
      {
        narrative: null,
        annex:
          '一是由于市场需求不稳定，企业营收下滑。二是由于发明专利审核周期一般为3-5年，导致有效发明专利的数量增长缓慢。',
      },
    ]);
  });

  it('[F30] finds the two actuals that repeat their targets', () => {
    expect(placesOf('F30')).toEqual(
      [OTHER, SUPPORT].map((name) => [`ANNEX.${name}.actual`, `ANNEX.${name}.target`]),
    );
  });

  it('[F32] finds the reasons that point at patents, which nobody reported', () => {
    expect(placesOf('F32')).toEqual([[`NARRATIVE.${OTHER}.reason`], [`ANNEX.${INNOVATION}.reason`]]);
    expect(detailsOf('F32')).toMatchObject([{ unreported: [PATENTS] }, { unreported: [PATENTS] }]);
  });

  it('[F33] finds both 90 % without a base', () => {
    expect(placesOf('F33')).toEqual([[`NARRATIVE.${OTHER}.rate`], [`ANNEX.${INNOVATION}.actual`]]);
    expect(detailsOf('F33')).toEqual([{ rate: '90' }, { rate: '90' }]);
  });

  it('[F34] finds "partly" in the top band', () => {
    expect(placesOf('F34')).toEqual([[`ANNEX.${INNOVATION}.actual`]]);
    expect(detailsOf('F34')).toEqual([{ rate: '90' }]);
  });

  it('[F35] finds the percentage that answers a text', () => {
    expect(placesOf('F35')).toEqual([[`ANNEX.${INNOVATION}.actual`, `ANNEX.${INNOVATION}.target`]]);
  });

  it('[F39] finds the aspects that are answered with their own names', () => {
    expect(placesOf('F39')).toEqual(
      [
        ...['ALLOCATION', 'TIMELINESS', 'PAYMENT', 'USE', 'EXECUTION'],
        ...['PERFORMANCE_MANAGEMENT', 'EXPENDITURE_DUTY'],
      ].map((aspect) => [`ANNEX.${aspect}.statement`]),
    );
  });

  it('[F41] finds that execution is answered without figures, and timeliness with its days', () => {
    expect(placesOf('F41')).toEqual([['ANNEX.EXECUTION.statement']]);
  });

  it('[F43] finds results to be used per prefecture without a score per prefecture', () => {
    expect(placesOf('F43')).toEqual([['RESULT_USE']]);
  });

  it('[F45] finds the scores of both levels without a row that has one', () => {
    expect(placesOf('F45')).toEqual([['SCORE.产出指标'], ['SCORE.效益指标']]);
    expect(detailsOf('F45')).toEqual([
      { part: '产出指标', score: '58.5', sumOfRows: null },
      { part: '效益指标', score: '30', sumOfRows: null },
    ]);
  });

  it('[EX6] names what the reference does not tell, and finds nothing by it', () => {
    expect(reportRulesWithoutFacts(xinjiangStatedReport())).toEqual(['F36', 'F38', 'F40', 'F42', 'F44']);
    const codes = new Set(findings.map(({ code }) => code));
    for (const code of ['F36', 'F38', 'F40', 'F42', 'F44'] as const) expect(codes).not.toContain(code);
  });

  it('[F01] [F02] [F05] [F12] stand beside them, from the round of the same report', () => {
    const ofRound = examineRound(xinjiangMaterial()).filter(({ code }) => /^F(?:01|02|05|12)$/.test(code));
    expect(ofRound.map((finding) => [finding.code, ...placeKeys(finding)])).toEqual([
      ['F05', 'headline', '财建〔2024〕387号.AMOUNT'],
      ['F01', '新财企〔2023〕87号.ISSUED_ON', '财建〔2023〕341号.ISSUED_ON'],
      ['F02', '新财企〔2024〕61号.ISSUED_ON', '财建〔2024〕142号.ISSUED_ON'],
      ['F12', 'region.WEIGHTS'],
    ]);
  });
});
