import { indicatorResults } from '../indicator-results.ts';
import { paragraph, statementOr, type ReportContext } from '../report-context.ts';
import type { ReportSection, Span } from '../report-document.ts';
import { schemeField, totalScore, type ScorePart, type TotalScore } from '../score-spans.ts';
import { fieldOf } from '../source.ts';
import { fixed, textValue, words } from '../spans.ts';
import { scoreTable } from './score-table.ts';

/** 四、绩效自评结果应用和公开情况. */
export function resultsSection(context: ReportContext): ReportSection {
  const results = indicatorResults(context);
  const score = totalScore(context, results);
  return {
    id: 'RESULTS',
    blocks: [
      { kind: 'HEADING', level: 1, spans: [fixed('四、绩效自评结果应用和公开情况')] },
      { kind: 'HEADING', level: 2, spans: [fixed('（一）自评得分')] },
      paragraph([
        ...schemeSentences(context),
        ...score.parts.flatMap((part) => partSentence(context, part)),
        ...totalSentence(context, score),
      ]),
      scoreTable(context, results, score),
      { kind: 'HEADING', level: 2, spans: [fixed('（二）结果应用')] },
      paragraph([statementOr(context, 'RESULT_USE', '自评结果如何用于下一年度资金分配')]),
      { kind: 'HEADING', level: 2, spans: [fixed('（三）公开情况')] },
      paragraph([statementOr(context, 'PUBLICATION', '公开的日期和网址')]),
    ],
  };
}

function schemeSentences(context: ReportContext): readonly Span[] {
  const { scheme } = context.facts;
  const said = context.write('scheme', {
    方案: textValue(scheme.name, fieldOf('SCHEME', scheme, 'name')),
    版本: words(String(scheme.version), { kind: 'FIELD', of: fieldOf('SCHEME', scheme, 'version') }),
  });
  if (scheme.reason === null) return said;
  const reason = textValue(scheme.reason, fieldOf('SCHEME', scheme, 'reason'));
  return [...said, ...context.write('schemeReason', { 理由: reason })];
}

function partSentence(context: ReportContext, { level1, weight, score }: ScorePart): readonly Span[] {
  if (level1 === null && score !== null)
    return context.write('executionScore', { 分值: weight, 得分: score });
  const name =
    level1 === null ? fixed('预算执行率') : words(level1, { kind: 'FIELD', of: schemeField(context) });
  return score === null
    ? context.write('undecidedScore', { 一级指标: name, 分值: weight })
    : context.write('levelScore', { 一级指标: name, 分值: weight, 得分: score });
}

function totalSentence({ write }: ReportContext, score: TotalScore): readonly Span[] {
  const { total, grade, parts, lowest, highest } = score;
  if (total === null || grade === null) return write('openTotal', { 最低分: lowest, 最高分: highest });
  const sum = parts.flatMap((part, index) =>
    part.score === null ? [] : [...(index === 0 ? [] : [fixed('+')]), part.score],
  );
  return write('total', { 总分: total, 各部分得分: sum, 等级: grade });
}
