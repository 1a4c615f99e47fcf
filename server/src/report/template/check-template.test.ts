import { describe, expect, it } from 'vitest';
import { printTemplateLine } from '@attain/shared/report-template/template-line';
import { demonstrationMaterial } from '#test/report-material';
import { docxOf, fileFolder, p, table, WHOLE_BODY, type DocxParts } from '#test/template-files';
import { checkTemplate } from './check-template.ts';

const files = fileFolder();
const material = demonstrationMaterial();

async function check(parts: DocxParts, data: typeof material | null = material): Promise<string[]> {
  const { lines } = await checkTemplate(files.write(await docxOf(parts)), 'REPORT', data);
  return lines.map((line) => `${line.isRefusal ? '✗' : '·'} ${printTemplateLine(line)}`);
}

describe('checkTemplate', () => {
  it('finds nothing in a template that asks for everything, however its runs were split', async () => {
    expect(await check({ body: WHOLE_BODY, header: p('{单', '位}'), footer: p('{资金}') })).toEqual([]);
  }, 60_000);

  it('tells all that is wrong at once, each with its place and the words around it', async () => {
    const body = [
      p('自评', '得分为{总得', '分}分'),
      table(['甲', '乙'], ['{#指标}{三级指标}', '{指标名}'], ['丙', '{/指标}']),
      p('{得分}'),
      p('多了一个{括号'),
      p('前面{@附表}后面'),
      p('{#有偏差}没有结束'),
    ].join('');
    expect(await check({ body, header: p('{单位名}') }, null)).toEqual([
      '✗ 第 1 段（自评得分为{总得分}分）：没有占位符 {总得分}，是否应为 {总分}',
      '✗ 表格 1 第 2 行第 2 列（{指标名}）：没有占位符 {指标名}，是否应为 {指标值}',
      '✗ 表格 1 第 3 行第 2 列（{/指标}）：{/指标} 与它的开始不在同一行（或一个在表格里、一个在表格外）',
      '✗ 第 2 段（{得分}）：{得分} 只能写在 {#指标}…{/指标} 或 {#偏差指标}…{/偏差指标} 或 {#得分项}…{/得分项} 之间',
      '✗ 第 3 段（多了一个{括号）：花括号“{”不成对',
      '✗ 第 4 段（前面{@附表}后面）：{@附表} 应单独成段，这一段还有别的字',
      '✗ 第 5 段（{#有偏差}没有结束）：{#有偏差} 没有结束，缺少 {/有偏差}',
      '✗ 页眉第 1 段（{单位名}）：没有占位符 {单位名}，是否应为 {单位}',
      '✗ 缺少编制说明（是否草稿、是否完整、汇总了几张表）：请加上 {编制说明}',
      '✗ 缺少自评总分：请加上 {总分} 或 {@第四部分}',
      '✗ 缺少评价等级：请加上 {等级} 或 {@第四部分}',
    ]);
  });

  it('catches what the template states by itself and the data contradict', async () => {
    const planted = p('我区2024年度自评得', '98.6 分，等级为“良”，预算执行率95%。');
    expect(await check({ body: WHOLE_BODY + planted })).toEqual([
      '✗ 第 4 段（…得98.6 分，等级为“良”，预算执行率95%。）：模板写“良”，数据为“优”，请改用 {等级}',
      '✗ 第 4 段（我区2024年度自评得98.6 分，等级为“良”，预算执行…）：模板写“98.6 分”，数据为“98.50”，请改用 {总分}',
      '✗ 第 4 段（…等级为“良”，预算执行率95%。）：模板写“95%”，数据为“100%”，请改用 {执行率}',
    ]);
  }, 60_000);

  it('refuses a macro, whatever the name of the file says', async () => {
    const [byPart, byType] = [
      await check({ body: WHOLE_BODY, more: { 'word/vbaProject.bin': 'x' } }),
      await check({ body: WHOLE_BODY, mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    ];
    expect(byPart).toEqual(['✗ 文件带有宏（word/vbaProject.bin），请另存为不带宏的格式']);
    expect(byType).toEqual(['✗ 文件带有宏（[Content_Types].xml），请另存为不带宏的格式']);
  });
});
