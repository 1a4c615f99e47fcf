import { describe, expect, it } from 'vitest';
import { demonstrationMaterial } from '#test/report-material';
import { describeStatedFigure } from './describe-stated-figure.ts';
import { findStatedFigures } from './find-stated-figures.ts';
import { knownFigures } from './known-figures.ts';
import { REFUSES } from './stated-figure.ts';
import type { TemplateText } from './template-text.ts';
import { buildForTemplates } from './template-values.ts';

const material = demonstrationMaterial();
const made = buildForTemplates(material);
if (!made) throw new Error('nothing to report on');
const known = knownFigures(made, material);

const paragraph = (text: string): TemplateText => ({
  place: { kind: 'PARAGRAPH', part: 'BODY', paragraph: 1 },
  text,
});
const found = (text: string) =>
  findStatedFigures([paragraph(text)], known).map((stated) => `${stated.kind} ${stated.found}`);

describe('findStatedFigures', () => {
  it.each([
    ['自评得 98.6 分', ['CONTRADICTED 98.6 分']],
    ['自评总分为９８．６分', ['CONTRADICTED 98.6分']],
    ['预算执行率95%', ['CONTRADICTED 95%']],
    ['预算执行率为百分之九十五', ['CONTRADICTED 95%']],
    ['全年预算500万元', ['CONTRADICTED 500万元']],
    ['评价等级为“良”', ['CONTRADICTED 良']],
    ['产出指标得 55 分', ['UNKNOWN_SCORE 55 分']],
  ])('[TP7] refuses what contradicts the data: %s', (text, kinds) => {
    expect(found(text)).toEqual(kinds);
    expect(findStatedFigures([paragraph(text)], known).every(({ kind }) => REFUSES[kind])).toBe(true);
  });

  it.each([
    ['支持企业37家', ['UNKNOWN_FIGURE 37家']],
    ['依据财预〔2020〕10号', ['UNKNOWN_DOCUMENT 依据财预[2020]10号']],
    ['2019年度绩效自评报告', ['UNKNOWN_YEAR 2019年']],
    ['自评总分为98.5分', ['TYPED 98.5分']],
    ['评价等级为优', ['TYPED 优']],
    ['全年预算 0.02 亿元', ['TYPED 0.02 亿元']],
  ])('[TP7] tells without refusing: %s', (text, kinds) => {
    expect(found(text)).toEqual(kinds);
    expect(findStatedFigures([paragraph(text)], known).some(({ kind }) => REFUSES[kind])).toBe(false);
  });

  it.each([
    '2024年度中小企业发展专项资金',
    '一、绩效目标分解下达情况',
    '（一）自评得分为{总分}分，等级为{等级}，执行率{执行率}',
    '附件1 表2 第三部分',
    '联系电话：0991-1234567',
    '等级分为优、良、中、差',
    '90分以上为优秀',
    '根据财建〔2023〕341号',
    '《2021年办法》第5条',
    '十分重视，统一部署，一是加强管理',
  ])('[TP7] finds nothing to say about: %s', (text) => {
    expect(found(text).filter((one) => !one.startsWith('TYPED'))).toEqual([]);
  });

  it('[TP7] vouches for nothing while there is no round', () => {
    expect(
      findStatedFigures([paragraph('得98.6分，支持37家')], null).map((one) => describeStatedFigure(one).what),
    ).toEqual([
      '模板直接写了“98.6分”，数据变化后不会跟着变，请改用 {总分}',
      '模板直接写了“37家”，数据中没有这个数',
    ]);
  });
});
