import { describe, expect, it } from 'vitest';
import { ANNEX_HEAD, aPrintedReport, merged, type BlockSpec, type TableSpec } from '#test/a-printed-report';
import { demonstrationMaterial } from '#test/report-material';
import { statedPlaceKeys } from '#test/stated-place-key';
import { examineReport, reportRulesWithoutFacts } from '../../examination/stated-report/examine-report.ts';
import type { StatedReport } from '../../examination/stated-report/stated-report.ts';
import { buildReport } from '../build-report.ts';
import { printReport } from './print-report.ts';
import { readPrintedReport } from './read-printed-report.ts';

const ANNEX: TableSpec = [
  ['资金管理情况', merged('情况说明', 1, 3), merged('存在问题和改进措施', 1, 2)],
  ['分配科学性', merged('分配科学', 1, 3), merged('无', 1, 2)],
  ['5.执行准确性', merged('预算600万元，执行540万元', 1, 3), merged('无', 1, 2)],
  ANNEX_HEAD,
  [merged('产出指标', 2), '数量指标', '培训人数（人）', '≥100人', '80人', '偏差原因：道路封闭'],
  ['质量指标', '“小巨人”企业合格率', '≥95%', '96%', ''],
  ['效益指标', '社会效益指标', '就业情况', '稳步增长', '较上年增长5%', ''],
];
const NARRATIVE = [
  '示例省2024年度示范企业奖补资金绩效自评报告',
  '二、绩效目标完成情况',
  '（二）资金管理情况',
  '1.分配科学性',
  '按因素法分配到3个地区。存在问题：标准公布较晚。',
  '（5）执行准确性：预算600万元，执行540万元。',
  '（四）绩效指标完成情况',
  '1.数量指标。培训人数：指标值为100人，实际完成８０人，完成率８０％，偏差率20%。',
  '偏差原因：报名人数少于预期。下一步改进措施：加强宣传，由培训处负责，2025年6月底前完成。',
  '小巨人企业合格率完成率101.05%，就业情况完成率为100%，均无偏差。',
  '四、绩效自评结果应用和公开情况',
  '（一）得分情况',
  '预算执行率分值10分，得9分；产出指标得分48分（满分60分），效益指标30分，综合得分87分。',
  '（二）结果应用',
  '按各地州市得分安排下一年度资金。',
  '（三）公开情况。2025年4月在省厅门户网站公开。',
];

function read(...blocks: readonly BlockSpec[]): StatedReport {
  const reading = readPrintedReport(aPrintedReport(...blocks));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
  return reading.report;
}

function said(report: StatedReport, indicator: string) {
  return report.rows.filter((row) => row.view === 'NARRATIVE' && row.indicator === indicator);
}

describe('readPrintedReport', () => {
  const report = read(...NARRATIVE, ANNEX);

  it('[RP12] finds what the narrative says of each indicator, with section, paragraph and sentence', () => {
    const [trained, another] = said(report, '培训人数（人）');
    expect(another).toBeUndefined();
    const section = '（四）绩效指标完成情况';
    const at = (paragraph: number, sentence: number) => ({ kind: 'SENTENCE', section, paragraph, sentence });
    expect(trained).toMatchObject({
      rate: { text: '80%', at: at(1, 2) },
      deviation: { text: '20%', at: at(1, 2) },
      reason: { text: '报名人数少于预期', at: at(2, 1) },
      measure: { text: '加强宣传，由培训处负责，2025年6月底前完成', at: at(2, 2) },
    });
    expect(said(report, '“小巨人”企业合格率')).toMatchObject([
      { rate: { text: '101.05%' }, reason: { text: '' } },
    ]);
    expect(said(report, '就业情况')).toMatchObject([{ rate: { text: '100%' }, deviation: { text: '0' } }]);
  });

  it('[RP12] finds aspects, scores, passages and the year', () => {
    expect(report.budgetYear).toBe(2024);
    expect(report.scores.map(({ part, weight, score }) => [part, weight, score])).toEqual([
      ['EXECUTION', '10', '9'],
      ['TOTAL', null, '87'],
      ['产出指标', '60', '48'],
      ['效益指标', null, '30'],
    ]);
    expect(report.resultUse?.text).toBe('按各地州市得分安排下一年度资金');
    expect(report.publication?.text).toBe('2025年4月在省厅门户网站公开');
    expect(
      report.aspects.map(({ view, aspect, statement, problem }) => [
        view,
        aspect,
        statement?.text,
        problem?.text,
      ]),
    ).toEqual([
      ['ANNEX', 'ALLOCATION', '分配科学', '无'],
      ['ANNEX', 'EXECUTION', '预算600万元，执行540万元', '无'],
      ['NARRATIVE', 'ALLOCATION', '按因素法分配到3个地区', '标准公布较晚'],
      ['NARRATIVE', 'EXECUTION', '预算600万元，执行540万元', undefined],
    ]);
  });

  it('[RP12] lets the rules find what such a report hides, each at its place', () => {
    const findings = examineReport(report);
    expect(findings.map((finding) => [finding.code, ...statedPlaceKeys(finding)])).toEqual([
      ['F29', 'ANNEX.培训人数（人）.reason', 'NARRATIVE.培训人数（人）.reason'],
      ['F38', 'NARRATIVE.培训人数（人）.deviation'],
      ['F39', 'ANNEX.ALLOCATION.statement'],
      ['F40', 'ANNEX.ALLOCATION.problem', 'NARRATIVE.ALLOCATION.problem'],
      ['F43', 'RESULT_USE'],
      ['F45', 'SCORE.产出指标'],
      ['F45', 'SCORE.效益指标'],
    ]);
    expect(reportRulesWithoutFacts(report)).toEqual(['F32']);
  });

  it('[RP12] tells two rates of one narrative apart, and holds each against the annex', () => {
    const twice = read(
      ...NARRATIVE,
      '三、偏离绩效目标的原因',
      '培训人数完成率为85%，原因是道路封闭。',
      ANNEX,
    );
    expect(said(twice, '培训人数（人）').map(({ rate }) => rate?.text)).toEqual(['80%', '85%']);
    expect(examineReport(twice).filter(({ code }) => code === 'F28')).toMatchObject([
      { details: { narrative: '85', annex: '80' } },
    ]);
  });

  it('[RP12] finds a number of the text that no table holds', () => {
    const more = read('二、绩效目标完成情况', '培训人数80人，就业情况方面新增120人。', ANNEX);
    expect(examineReport(more).filter(({ code }) => code === 'F36')).toMatchObject([
      { details: { value: '120', unit: '人' } },
    ]);
  });

  it('[RP12] takes no line of the contents for a heading', () => {
    const reading = readPrintedReport(
      aPrintedReport(
        ...['一、绩效目标分解下达情况 1', '（一）中央下达情况……1', '六、附表 18', '本报告为草稿。'],
        ...['一、绩效目标分解下达情况', '2024年度收到600万元。'],
        ANNEX,
      ),
    );
    expect(reading.ok && reading.headline).toBe(600_000_000);
  });

  it('[RP12] knows of no narrative where there is none', () => {
    const alone = read(ANNEX);
    expect(alone.rows.map(({ view }) => view)).toEqual(['ANNEX', 'ANNEX', 'ANNEX']);
    expect([alone.resultUse, alone.publication, alone.unitScores]).toEqual([null, null, null]);
    expect(reportRulesWithoutFacts(alone)).toEqual(
      expect.arrayContaining(['F28', 'F29', 'F43', 'F44', 'F45']),
    );
  });
});

describe('printReport', () => {
  it('[RP13] prints our own report so that it is read again, and what is found in it is true', () => {
    const document = buildReport(demonstrationMaterial());
    if (!document) throw new Error('the demonstration has a report');
    const reading = readPrintedReport(printReport(document));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
    const OTHER = '重点“小巨人”其他指标';
    // No F28, F29, F36, F45: narrative and annex are views of one store, and each score has its row. The others are
    // what the data is like: percentages reported for texts, no base, no patents, no measure, not published yet.
    expect(
      examineReport(reading.report).map((finding) => [finding.code, ...statedPlaceKeys(finding)]),
    ).toEqual([
      ['F32', `ANNEX.${OTHER}.reason`, `NARRATIVE.${OTHER}.reason`],
      ['F33', `ANNEX.${OTHER}.rate`, `NARRATIVE.${OTHER}.rate`],
      ...[OTHER, '企业创新发展预期目标', '地方培育扶持情况'].map((name) => [
        'F35',
        `ANNEX.${name}.actual`,
        `ANNEX.${name}.target`,
      ]),
      ['F42', `ANNEX.${OTHER}.measure`, `NARRATIVE.${OTHER}.measure`],
      ['F44', 'PUBLICATION'],
    ]);
    expect(reportRulesWithoutFacts(reading.report)).toEqual([]);
  });
});
