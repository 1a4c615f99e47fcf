import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { compareRatios, WHOLE } from '../../indicator-value/ratio.ts';
import { judgeStatedRow } from './judge-stated-row.ts';
import { reportFindingAt, type ReportFinding, type ReportFindingDetails } from './report-finding.ts';
import { rowsByIndicator } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import { formatRate, rateOfRow } from './stated-rate.ts';
import type { StatedReport, StatedRow } from './stated-report.ts';

type Part = ReportFindingDetails['F42']['missing'][number];

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['MEASURE', /改进|措施|下一步|今后|加强|加大|加快|督促|完善|整改|优化|推动|组织|建立|提高|引导|支持/],
  // A label that nothing follows names nobody.
  [
    'OWNER',
    /(?:责任(?:单位|部门|处室|科室|人)|负责人)(?!:? *(?:[;,。)]|$))|牵头|由[^,;。]{2,24}(?:负责|落实|督促|承担|组织|办理)/,
  ],
  ['DATE', /\d{4} ?年|\d{1,2} ?月|\d{1,2} ?日|年底|月底|季度|完成时限:? ?\d/],
];

/**
 * F42: a missed indicator lacks a measure, who is to take it, or by when (未达标指标缺少改进措施、责任人和时限).
 *
 * All that the report says of the indicator counts. While a view's measure is not known, nothing is said.
 */
export function findMissingMeasures(report: StatedReport): ReportFinding[] {
  return rowsByIndicator(report).flatMap((rows) => {
    const missed = rows.find((row) => isMissed(row, report));
    if (!missed || rows.some(({ measure }) => measure === null)) return [];
    const text = normaliseText(rows.map(({ measure }) => measure?.text ?? '').join('。'));
    const missing = PARTS.filter(([, words]) => !words.test(text)).map(([part]) => part);
    if (missing.length === 0) return [];
    const rate = rateOfRow(missed, report);
    return reportFindingAt(
      rows.map((row) => readField(row, 'measure')),
      { code: 'F42', details: { rate: rate && formatRate(rate), missing } },
    );
  });
}

function isMissed(row: StatedRow, report: StatedReport): boolean {
  const rate = rateOfRow(row, report);
  if (rate) return compareRatios(rate.rate, WHOLE) < 0;
  return row.actual !== null && judgeStatedRow(row, report.budgetYear, null).judgement.outcome === 'MISSED';
}
