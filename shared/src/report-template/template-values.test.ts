import { describe, expect, it } from 'vitest';
import { demonstrationMaterial } from '#test/report-material';
import { textOf } from '../report/walk-document.ts';
import { canSetTemplate } from './can-set-template.ts';
import { BLOCK_NAMES, CONDITIONS, LOOPS, TEXT_NAMES } from './placeholder-names.ts';
import { buildForTemplates } from './template-values.ts';

const made = buildForTemplates(demonstrationMaterial());
if (!made) throw new Error('nothing to report on');
const { values, report } = made;

describe('buildForTemplates', () => {
  it('[TP1] has a value for every placeholder that is told, and none beside them', () => {
    expect(Object.keys(values.texts).sort()).toEqual(Object.keys(TEXT_NAMES).sort());
    expect(Object.keys(values.blocks).sort()).toEqual(Object.keys(BLOCK_NAMES).sort());
    expect(Object.keys(values.conditions).sort()).toEqual(Object.keys(CONDITIONS).sort());
    for (const [name, { names }] of Object.entries(LOOPS)) {
      const lines = Object.entries(values.loops).find(([loop]) => loop === name)?.[1] ?? [];
      expect(lines.length, name).toBeGreaterThan(0);
      for (const line of lines) expect(Object.keys(line).sort()).toEqual(Object.keys(names).sort());
    }
    for (const [name, blocks] of Object.entries(values.blocks)) {
      expect(blocks.length, name).toBeGreaterThan(0);
    }
  });

  it('[TP1] gives the figures of the report, with their kind and source', () => {
    const { 总分, 等级, 执行率, 标题 } = values.texts;
    expect([总分, 等级, 执行率, 标题].map(textOf)).toEqual(['98.50', '优', '100%', textOf(report.title)]);
    expect(总分[0]).toMatchObject({ kind: 'VALUE', figure: { kind: 'POINTS', centipoints: 9850 } });
    const scores = values.loops.得分项.map(({ 部分, 得分 }) => [textOf(部分), textOf(得分)]);
    expect(scores).toEqual([
      ['预算执行率', '10.00'],
      ['产出指标', '58.50'],
      ['效益指标', '30.00'],
    ]);
    expect(values.loops.偏差指标.map(({ 完成率 }) => textOf(完成率))).toEqual(['90%']);
  });

  it('[SO11] is no draft in a version', () => {
    const version = buildForTemplates(demonstrationMaterial(), undefined, 'VERSION');
    expect([values.conditions.是草稿, version?.values.conditions.是草稿]).toEqual([true, false]);
    expect(textOf(version?.values.texts.编制说明 ?? [])).toContain('本报告不完整');
  });

  it('[TP1] prints unknown money as a dash, never as a zero', () => {
    const local = values.loops.资金来源.find(({ 来源 }) => textOf(来源) === '地方资金');
    expect(local && [local.预算数, local.执行数, local.执行率].map(textOf)).toEqual(['—', '—', '—']);
  });
});

describe('canSetTemplate', () => {
  it('[TP6] is for managers of the unit itself', () => {
    const may = (role: 'MANAGER' | 'REVIEWER', path: string) => canSetTemplate([{ role, path }], '/650000/');
    expect(may('MANAGER', '/650000/')).toBe(true);
    expect([may('MANAGER', '/'), may('MANAGER', '/650000/650100/'), may('REVIEWER', '/650000/')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
