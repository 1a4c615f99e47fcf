import { describe, expect, it } from 'vitest';
import { aCleanStatedReport, aStatedRow } from '#test/a-clean-stated-report';
import { examineReport } from './examine-report.ts';
import type { ReportFindingCode } from './report-finding.ts';
import type { StatedRow } from './stated-report.ts';

/** What a rule finds in these rows alone. */
function find(code: ReportFindingCode, ...rows: readonly StatedRow[]) {
  return examineReport({ ...aCleanStatedReport(), rows, scores: [] })
    .filter((finding) => finding.code === code)
    .map(({ details }) => details);
}

const annex = (texts: Parameters<typeof aStatedRow>[2]) => aStatedRow('ANNEX', '甲', texts);
const narrative = (texts: Parameters<typeof aStatedRow>[2]) => aStatedRow('NARRATIVE', '甲', texts);
const IN_WORDS = { target: '按实施方案完成各项任务' };

describe('examineReport on rows', () => {
  it.each([
    ['a rate that follows from the numbers', { target: '≥7项', actual: '6项' }, { rate: '85.7%' }],
    ['what is rounded more coarsely', { rate: '85.71%' }, { rate: '86%' }],
    ['a whole that was reached more than wholly', { target: '≥7项', actual: '9项' }, { rate: '100%' }],
    ['full-width digits', { rate: '９０％' }, { rate: '90.00%' }],
    ['an annex that states nothing to compare', { ...IN_WORDS, actual: '开展了工作' }, { rate: '90%' }],
    ['a rate of change', { target: '稳步增长', actual: '较上年增长12%' }, { rate: '100%' }],
  ])('[F28] takes %s for no difference', (_, printed, said) => {
    expect(find('F28', annex(printed), narrative(said))).toEqual([]);
  });

  it.each([
    ['numbers', { target: '≥7项', actual: '6项' }, { rate: '100%' }, '85.71'],
    ['a printed rate', { rate: '90%' }, { rate: '100%' }, '90'],
    ['words', { ...IN_WORDS, actual: '大多完成，完成率为90%' }, { rate: '95%' }, '90'],
    ['the target again', { ...IN_WORDS, actual: IN_WORDS.target }, { rate: '95%' }, '100'],
  ])('[F28] finds what differs from %s', (_, printed, said, rate) => {
    expect(find('F28', annex(printed), narrative(said))).toMatchObject([{ annex: rate }]);
  });

  it('[F28] does not guess which of two rows of one name is meant', () => {
    expect(find('F28', annex({ rate: '90%' }), annex({ rate: '80%' }), narrative({ rate: '90%' }))).toEqual(
      [],
    );
  });

  it.each([
    ['other words', '报名人数少于预期', '由于报名人数比预期少'],
    ['a part of it', '道路封闭', '一是道路封闭，二是报名人数少于预期'],
    ['a dash', '—', ''],
    ['无', '无', ''],
  ])('[F29] takes %s for the same reason', (_, printed, said) => {
    expect(find('F29', annex({ reason: printed }), narrative({ reason: said }))).toEqual([]);
  });

  it('[F29] finds another reason, and one that only one of both gives', () => {
    expect(find('F29', annex({ reason: '道路封闭' }), narrative({ reason: '报名人数少于预期' }))).toEqual([
      { annex: '道路封闭', narrative: '报名人数少于预期' },
    ]);
    expect(find('F29', annex({ reason: '' }), narrative({ reason: '报名人数少于预期' }))).toHaveLength(1);
    expect(find('F29', annex({}), narrative({ reason: '报名人数少于预期' }))).toEqual([]);
  });

  it('[F30] takes a number for an answer, and the same words with other marks for none', () => {
    expect(
      find('F30', annex({ target: '3', actual: '3' }), annex({ target: '=100%', actual: '100%' })),
    ).toEqual([]);
    expect(find('F30', annex({ target: '完成 验收。', actual: '完成验收' }))).toHaveLength(1);
    expect(find('F30', annex({ target: '完成验收', actual: '验收合格，出具报告' }))).toEqual([]);
  });

  it('[F32] follows what a reason names, and not words that many names share', () => {
    const row = (reason: string) => annex({ reason });
    expect(find('F32', row('新增就业岗位的数量下降'))).toMatchObject([{ unreported: ['新增就业岗位数量'] }]);
    expect(find('F32', row('就业形势变化'), row('岗位数量不足'))).toEqual([]);
    const reported = aStatedRow('ANNEX', '新增就业岗位', { reason: '新增就业岗位减少' });
    expect(find('F32', reported)).toEqual([]);
  });

  it.each([
    ['nothing is counted', '完成率90%', [{ rate: '90' }]],
    ['the numbers make another rate', '10项任务中完成8项，完成率90%', [{ rate: '90' }]],
    ['the numbers make the rate', '10项任务中完成9项，完成率90%', []],
    ['all is done', '完成率100%', []],
  ])('[F33] where %s, of %s', (_, actual, details) => {
    expect(find('F33', annex({ ...IN_WORDS, actual }))).toEqual(details);
  });

  it('[F33] asks a number of no target in numbers', () => {
    expect(find('F33', annex({ target: '≥7项', actual: '6项', rate: '85.7%' }))).toEqual([]);
  });

  it('[F34] leaves "partly" in the middle band, and names with 基本', () => {
    const partly = (actual: string, rate: string) => annex({ ...IN_WORDS, actual, rate });
    expect(find('F34', partly('部分完成', '80%'))).toEqual([{ rate: '80' }]);
    expect(find('F34', partly('部分完成', '79%'), partly('保障基本公共服务', '90%'))).toEqual([]);
  });

  it('[F35] takes a change for an answer, and a rate in its own column', () => {
    expect(find('F35', annex({ ...IN_WORDS, actual: '90%' }))).toHaveLength(1);
    expect(find('F35', annex({ target: '稳步增长', actual: '增长5%' }))).toEqual([]);
    expect(find('F35', annex({ ...IN_WORDS, actual: '完成大部分任务', rate: '90%' }))).toEqual([]);
    expect(find('F35', annex({ target: '≥90%', actual: '90%' }))).toEqual([]);
  });

  it.each([
    ['20%', 1],
    ['２０', 1],
    ['-20%', 0],
    ['−20%', 0],
    ['+5%', 0],
    ['低于目标20%', 0],
    ['0%', 0],
    ['无偏差', 0],
    ['', 0],
  ])('[F38] of the deviation "%s" finds %d', (deviation, count) => {
    expect(find('F38', annex({ deviation }))).toHaveLength(count);
  });

  it.each([
    ['无', ['MEASURE', 'OWNER', 'DATE']],
    ['加强宣传', ['OWNER', 'DATE']],
    ['加强宣传，由培训处负责', ['DATE']],
    ['加强宣传（责任人：；完成时限：）', ['OWNER', 'DATE']],
    ['加强宣传（责任人：；完成时限：2025年6月30日）', ['OWNER']],
    ['加强宣传（责任人：培训处；完成时限：2025年6月30日）', null],
    ['责任单位：培训处。2025年6月底前加强宣传', null],
  ])('[F42] misses in "%s" of a missed indicator %j', (measure, missing) => {
    const row = annex({ target: '≥100人', actual: '80人', measure });
    expect(find('F42', row)).toEqual(missing === null ? [] : [{ rate: '80', missing }]);
  });

  it('[F42] asks a met indicator for nothing, and waits for what is not known', () => {
    expect(find('F42', annex({ target: '≥100人', actual: '120人', measure: '' }))).toEqual([]);
    expect(find('F42', annex({ target: '≥100人', actual: '80人' }))).toEqual([]);
  });
});
