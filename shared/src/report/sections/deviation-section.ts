import { indicatorResults, type IndicatorResult } from '../indicator-results.ts';
import { paragraph, type ReportContext } from '../report-context.ts';
import type { Paragraph, ReportSection } from '../report-document.ts';
import { fixed, open, placeNumber } from '../spans.ts';
import { PREPARER } from '../wording/labels.ts';

/** 三、偏离绩效目标的原因和下一步改进措施: every missed indicator with its cause and its measure. */
export function deviationSection(context: ReportContext): ReportSection {
  const missed = indicatorResults(context).filter(
    ({ outcome }) => outcome === 'MISSED' || outcome === 'NOT_REPORTED',
  );
  return {
    id: 'DEVIATION',
    blocks: [
      { kind: 'HEADING', level: 1, spans: [fixed('三、偏离绩效目标的原因和下一步改进措施')] },
      ...(missed.length === 0
        ? [paragraph(context.write('noDeviation', {}))]
        : missed.map((result, index) => deviationParagraph(context, result, index))),
    ],
  };
}

function deviationParagraph({ write }: ReportContext, result: IndicatorResult, index: number): Paragraph {
  const { name, completion, deviation, reason, measure, outcome } = result;
  const said = { 序号: placeNumber(index + 1), 三级指标: name, 改进措施: measure };
  return paragraph(
    outcome === 'NOT_REPORTED'
      ? write('deviationNotReported', said)
      : write('deviation', {
          ...said,
          完成率: completion ?? open('完成率', PREPARER),
          偏差: deviation ?? open('偏差', PREPARER),
          偏差原因: reason,
        }),
  );
}
