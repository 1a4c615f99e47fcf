import { LEVEL_1 } from '../../indicator/level.ts';
import type { IndicatorResult } from '../indicator-results.ts';
import { paragraph, type ReportContext } from '../report-context.ts';
import type { Block, Span } from '../report-document.ts';
import { fieldOf } from '../source.ts';
import { fixed, open, placeNumber, textValue, words } from '../spans.ts';
import { PREPARER } from '../wording/labels.ts';

/** The level-2 indicators of the official template below each level-1 indicator. */
const TEMPLATE: readonly { readonly level1: string; readonly level2: readonly string[] }[] = [
  { level1: LEVEL_1.COST, level2: ['经济成本指标', '社会成本指标', '生态环境成本指标'] },
  { level1: LEVEL_1.OUTPUT, level2: ['数量指标', '质量指标', '时效指标'] },
  { level1: LEVEL_1.BENEFIT, level2: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'] },
  { level1: LEVEL_1.SATISFACTION, level2: ['服务对象满意度指标'] },
];

/** Every indicator by level 1 and level 2; a level of the template that has none says so. */
export function indicatorBlocks(context: ReportContext, results: readonly IndicatorResult[]): Block[] {
  const others = [...new Set(results.map(({ level1 }) => level1))]
    .filter((name) => TEMPLATE.every(({ level1 }) => level1 !== name))
    .map((level1) => ({ level1, level2: [] }));
  return [...TEMPLATE, ...others].flatMap(({ level1, level2 }, index): Block[] => {
    const ofLevel = results.filter((result) => result.level1 === level1);
    const [first] = ofLevel;
    // The template's names are wording; a table's own may hold anything.
    const name = first
      ? words(level1, { kind: 'FIELD', of: fieldOf('INDICATOR', first.indicator, 'level1') })
      : fixed(level1);
    const heading: Block = { kind: 'HEADING', level: 3, spans: [placeNumber(index + 1), fixed('.'), name] };
    if (ofLevel.length === 0) {
      return [heading, paragraph(context.write('levelWithoutIndicator', { 指标级别: name }))];
    }
    const names = [...new Set([...level2, ...ofLevel.map((result) => result.level2)])];
    return [
      heading,
      ...names.flatMap((name) =>
        level2Blocks(
          context,
          name,
          ofLevel.filter((r) => r.level2 === name),
        ),
      ),
    ];
  });
}

function level2Blocks(context: ReportContext, name: string, results: readonly IndicatorResult[]): Block[] {
  if (results.length === 0) {
    return [paragraph(context.write('levelWithoutIndicator', { 指标级别: fixed(name) }))];
  }
  return results.map((result) => {
    const level2 = textValue(result.level2, fieldOf('INDICATOR', result.indicator, 'level2'));
    return paragraph([level2, fixed('——'), ...indicatorSentence(context, result)]);
  });
}

function indicatorSentence({ write }: ReportContext, result: IndicatorResult): readonly Span[] {
  const { name, target, completion, deviation, exceeds, reason, outcome } = result;
  const actual = result.actual ?? open('实际完成值', PREPARER);
  const said = { 三级指标: name, 指标值: target };
  if (outcome === 'NOT_REPORTED') return write('indicatorNotReported', said);
  const reported = { ...said, 实际完成值: actual };
  if (completion === null || deviation === null) {
    return outcome === 'MET' ? write('indicatorStated', reported) : write('indicatorUndecided', reported);
  }
  const computed = { ...reported, 完成率: completion };
  if (outcome === 'MISSED')
    return write('indicatorMissed', { ...computed, 偏差: deviation, 偏差原因: reason });
  return exceeds
    ? write('indicatorExceeded', { ...computed, 偏差: deviation })
    : write('indicatorMet', computed);
}
