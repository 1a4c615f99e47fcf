import { describe, expect, it } from 'vitest';
import { aCleanStatedReport, aStatedAspect, aStatedRow } from '#test/a-clean-stated-report';
import type { FundAspect } from '../statement-material.ts';
import { examineReport } from './examine-report.ts';
import type { ReportFindingCode } from './report-finding.ts';
import type { StatedReport } from './stated-report.ts';

/** What a rule finds in the clean report with these changes. */
function find(code: ReportFindingCode, changes: Partial<StatedReport>) {
  return examineReport({ ...aCleanStatedReport(), ...changes })
    .filter((finding) => finding.code === code)
    .map(({ details }) => details);
}

const passage = (text: string) => ({ text, at: null });

describe('examineReport on words', () => {
  it.each([
    ['120', '人', [{ value: '120', unit: '人' }]],
    ['80', '人', []],
    ['0.06', '亿元', []],
    ['600', '亿元', [{ value: '600', unit: '亿元' }]],
    ['12', '项', []],
  ])('[F36] looks for %s %s in every unit that it converts to', (value, unit, details) => {
    const figures = [{ value, unit, stated: passage(`${value}${unit}`) }];
    const tableFigures = [
      { value: '80', unit: '人' },
      { value: '600', unit: '万元' },
      { value: '12', unit: null },
    ];
    expect(find('F36', { figures, tableFigures })).toEqual(details);
  });

  it.each<[FundAspect, string, number]>([
    ['ALLOCATION', '分配科学', 1],
    ['ALLOCATION', '资金分配科学合理。', 1],
    ['PERFORMANCE_MANAGEMENT', '预算绩效管理情况良好', 1],
    ['EXPENDITURE_DUTY', '支出责任履行到位', 1],
    ['ALLOCATION', '按因素法分配', 0],
    ['USE', '用于3家企业的研发，没有截留挪用', 0],
    ['USE', '无', 0],
    ['USE', '', 0],
    ['USE', '良好', 0],
  ])('[F39] of %s answered "%s" finds %d', (aspect, answer, count) => {
    expect(find('F39', { aspects: [aStatedAspect('ANNEX', aspect, answer)] })).toHaveLength(count);
  });

  it('[F40] finds a problem that the table leaves out, and none where there is none', () => {
    const told = aStatedAspect('NARRATIVE', 'USE', '按规定使用', '部分企业未单独核算');
    const none = aStatedAspect('NARRATIVE', 'USE', '按规定使用', '不存在问题。');
    const printed = (problem: string | null) => aStatedAspect('ANNEX', 'USE', '按规定使用', problem);
    expect(find('F40', { aspects: [told, printed('无')] })).toHaveLength(1);
    expect(find('F40', { aspects: [told, printed('')] })).toHaveLength(1);
    expect(find('F40', { aspects: [told, printed('部分企业未单独核算')] })).toEqual([]);
    expect(find('F40', { aspects: [none, printed('无')] })).toEqual([]);
    expect(find('F40', { aspects: [told, printed(null)] })).toEqual([]);
  });

  it('[F41] is content with figures in one of both views, and asks for none elsewhere', () => {
    const bare = aStatedAspect('ANNEX', 'EXECUTION', '按进度拨付，全部支出');
    const withFigures = aStatedAspect('NARRATIVE', 'EXECUTION', '执行率１００％');
    expect(find('F41', { aspects: [bare] })).toEqual([{ aspect: 'EXECUTION' }]);
    expect(find('F41', { aspects: [bare, withFigures] })).toEqual([]);
    expect(find('F41', { aspects: [aStatedAspect('ANNEX', 'PAYMENT', '通过国库支付')] })).toEqual([]);
  });

  it.each([
    ['按各地（州、市）得分安排下年度资金', 1],
    ['作为向项目单位分配资金的依据', 1],
    ['改进下一年度绩效目标的编制', 0],
    ['将结果告知各县市', 0],
  ])('[F43] of "%s" without unit scores finds %d', (text, count) => {
    expect(find('F43', { resultUse: passage(text), unitScores: [] })).toHaveLength(count);
    expect(find('F43', { resultUse: passage(text), unitScores: null })).toEqual([]);
    expect(find('F43', { resultUse: passage(text), unitScores: [passage('东林市92分')] })).toEqual([]);
  });

  it.each([
    ['已公开', ['DATE', 'PLACE']],
    ['2025年4月公开', ['PLACE']],
    ['在厅门户网站公开', ['DATE']],
    ['2025-04-10 发布于 https://example.gov.cn/a', null],
    ['涉密，不公开', null],
  ])('[F44] of "%s" misses %j', (text, missing) => {
    expect(find('F44', { publication: passage(text) })).toEqual(missing === null ? [] : [{ missing }]);
  });

  it('[F45] follows a score to the rows of its level, in any spelling of the level', () => {
    const rows = ['20', '19.5 分'].map((score, index) =>
      aStatedRow('ANNEX', `指标甲${index}`, { score }, '产出'),
    );
    const score = (part: string, points: string) => [{ part, score: points, weight: null, at: null }];
    expect(find('F45', { rows, scores: score('产出指标', '39.50') })).toEqual([]);
    expect(find('F45', { rows, scores: score('产出指标', '40') })).toEqual([
      { part: '产出指标', score: '40', sumOfRows: '39.5' },
    ]);
    expect(find('F45', { rows, scores: score('效益指标', '30') })).toEqual([
      { part: '效益指标', score: '30', sumOfRows: null },
    ]);
    expect(find('F45', { rows: [], scores: score('EXECUTION', '10') })).toEqual([]);
  });
});
