import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readField } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

const NUMBER = /\d{1,6}(?:\.\d{1,6})?/;
const NOT_ZERO = /[1-9]/;
const DIRECTION = /[+-]|超|多|高于|低于|少|不足|未达|短|增|减|上升|下降|升|降|[正负]/;

/** F38: a deviation that is not zero tells neither by a sign nor in words which way it goes (偏差没有正负号). */
export function findUnsignedDeviations({ rows }: StatedReport): ReportFinding[] {
  return rows.flatMap((row) => {
    const deviation = normaliseText(row.deviation?.text ?? '');
    const number = NUMBER.exec(deviation)?.[0] ?? '';
    if (!NOT_ZERO.test(number) || DIRECTION.test(deviation)) return [];
    return reportFindingAt([readField(row, 'deviation')], { code: 'F38', details: { deviation } });
  });
}
