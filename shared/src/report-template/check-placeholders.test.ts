import { describe, expect, it } from 'vitest';
import { checkPlaceholders } from './check-placeholders.ts';
import { describeTemplateProblem, describeTemplateProblemPlace } from './describe-template-problem.ts';
import { nearestPlaceholder } from './nearest-name.ts';
import type { TemplatePlace, TemplateText } from './template-text.ts';

let count = 0;
const paragraph = (text: string, part: 'BODY' | 'HEADER' = 'BODY'): TemplateText => ({
  place: { kind: 'PARAGRAPH', part, paragraph: (count += 1) },
  text,
});
const cell = (row: number, column: number, text: string): TemplateText => ({
  place: { kind: 'CELL', part: 'BODY', table: 1, row, column },
  text,
});
const sheet = (row: number, column: number, text: string): TemplateText => ({
  place: { kind: 'SHEET', sheet: '附表', row, column },
  text,
});

const REQUIRED = [paragraph('{编制说明}{总分}{等级}'), paragraph('{@附表}')];
const kindsOf = (...texts: readonly TemplateText[]) =>
  checkPlaceholders([...texts, ...REQUIRED], 'REPORT').map((problem) => problem.kind);

describe('checkPlaceholders', () => {
  it('[TP2] takes names with blanks, loops in a row or over paragraphs, conditions and their opposite', () => {
    const texts = [
      paragraph('{ 标题 }，{#总分已定}{总分}{/总分已定}{^总分已定}待评定{/总分已定}'),
      cell(1, 1, '{#指标}{三级指标}'),
      cell(1, 2, '{年度}{得分}{/指标}'),
      paragraph('{#偏差指标}'),
      paragraph('{序号}.{三级指标}'),
      paragraph('{/偏差指标}'),
    ];
    expect(kindsOf(...texts)).toEqual([]);
  });

  it.each<[string, readonly TemplateText[], string]>([
    ['a name that is none', [paragraph('{总得分}')], 'UNKNOWN_NAME'],
    ['a name that every object has', [paragraph('{constructor}')], 'UNKNOWN_NAME'],
    ['a loop without its sign', [paragraph('{指标}')], 'WRONG_SIGN'],
    ['a value with the sign of a block', [paragraph('{@标题}')], 'WRONG_SIGN'],
    ['a name of a loop outside of it', [paragraph('{三级指标}')], 'OUTSIDE_LOOP'],
    ['half a brace', [paragraph('{标题')], 'BRACE'],
    ['a placeholder over two paragraphs', [paragraph('题}')], 'BRACE'],
    ['a loop without end', [paragraph('{#有偏差}')], 'NOT_CLOSED'],
    ['an end without a loop', [paragraph('{/指标}')], 'NOT_OPENED'],
    ['loops that cross', [paragraph('{#指标}{#文件}{/指标}{/文件}')], 'CROSSED'],
    ['a loop over rows', [cell(1, 1, '{#指标}'), cell(2, 1, '{/指标}')], 'ACROSS_ROWS'],
    ['a loop out of a table', [cell(1, 1, '{#指标}'), paragraph('{/指标}')], 'ACROSS_ROWS'],
    ['a loop from a header on', [paragraph('{#有偏差}', 'HEADER'), paragraph('{/有偏差}')], 'NOT_CLOSED'],
    ['words beside a block', [paragraph('见{@得分表}')], 'BLOCK_NOT_ALONE'],
    ['a block in a cell', [cell(1, 1, '{@得分表}')], 'BLOCK_NOT_ALONE'],
    ['a block in a header', [paragraph('{@得分表}', 'HEADER')], 'BLOCK_NOT_ALONE'],
    ['a block that ends a section', [{ ...paragraph('{@得分表}'), endsSection: true }], 'BLOCK_NOT_ALONE'],
  ])('[TP3] [TP4] tells %s', (_, texts, kind) => {
    expect(kindsOf(...texts)).toContain(kind);
  });

  it('[TP3] tells braces that are written twice once each, with what is meant', () => {
    const problems = checkPlaceholders([paragraph('{{标题}}得{{ 总分 }}分'), ...REQUIRED], 'REPORT');
    expect(problems.map(describeTemplateProblem)).toEqual([
      '{{标题}} 多写了一层花括号，应写作 {标题}',
      '{{总分}} 多写了一层花括号，应写作 {总分}',
    ]);
  });

  it('[TP3] tells all at once, each with its place and the words around it', () => {
    const place: TemplatePlace = { kind: 'PARAGRAPH', part: 'BODY', paragraph: 3 };
    const problems = checkPlaceholders(
      [{ place, text: '经综合评价，自评得分为{总得分}分，等级为{等第}。' }, ...REQUIRED],
      'REPORT',
    );
    expect(
      problems.map((one) => `${describeTemplateProblemPlace(one) ?? ''}：${describeTemplateProblem(one)}`),
    ).toEqual([
      '第 3 段（经综合评价，自评得分为{总得分}分，等级为{等第}。）：没有占位符 {总得分}，是否应为 {总分}',
      '第 3 段（…分为{总得分}分，等级为{等第}。）：没有占位符 {等第}，是否应为 {等级}',
    ]);
  });

  it('[TP5] tells what a report must say and the template does not ask for', () => {
    const missing = (texts: readonly TemplateText[], kind: 'REPORT' | 'ANNEX' = 'REPORT') =>
      checkPlaceholders(texts, kind).flatMap((one) => (one.kind === 'MISSING' ? one.what : []));
    expect(missing([paragraph('{标题}')])).toEqual(['STATUS', 'TOTAL', 'GRADE', 'ANNEX']);
    expect(missing([paragraph('{编制说明}'), paragraph('{@第四部分}'), paragraph('{@附表}')])).toEqual([]);
    expect(missing([sheet(1, 1, '{#指标}{三级指标}{/指标}')], 'ANNEX')).toEqual([
      'TARGET',
      'ACTUAL',
      'REASON',
    ]);
  });

  it.each([
    ['{@得分表}', 'BLOCK'],
    ['{#有偏差}{/有偏差}', 'CONDITION'],
    ['{#指标}{/指标}{#文件}{/文件}', 'SECOND_LOOP'],
  ])('[TP4] a workbook has no %s', (text, reason) => {
    expect(checkPlaceholders([sheet(1, 1, text)], 'ANNEX')).toContainEqual(
      expect.objectContaining({ kind: 'NOT_IN_SHEET', reason }),
    );
  });
});

describe('nearestPlaceholder', () => {
  it.each([
    ['{＃指标}', null, '{#指标}'],
    ['{实际完成}', '指标', '{实际完成值}'],
    ['{预算执行率}', null, '{执行率}'],
    ['{电话号码}', null, null],
    [`{${'长'.repeat(5000)}}`, null, null],
  ])('[TP3] proposes for %s in %s: %s', (found, loop, suggestion) => {
    expect(nearestPlaceholder(found, loop)).toBe(suggestion);
  });
});
