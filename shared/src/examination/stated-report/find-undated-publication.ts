import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readPassage } from './stated-place.ts';
import type { StatedReport } from './stated-report.ts';

const DATE = /\d{4} ?[年.-] ?\d{1,2} ?(?:月|[.-] ?\d{1,2})/;
const PLACE = /https?:\/\/|www\.|网站|网址|门户|官网|公众号|公开栏|公示栏|公告栏|报纸|平台/i;
const NOT_PUBLISHED = /不(?:予|宜|适宜)?公开|涉密|不对外公开/;

/** F44: publication is told without its date or its place (公开情况没有日期或网址). */
export function findUndatedPublication({ publication }: StatedReport): ReportFinding[] {
  if (publication === null) return [];
  const text = normaliseText(publication.text);
  if (NOT_PUBLISHED.test(text)) return [];
  const missing = [
    ...(DATE.test(text) ? [] : (['DATE'] as const)),
    ...(PLACE.test(text) ? [] : (['PLACE'] as const)),
  ];
  if (missing.length === 0) return [];
  return reportFindingAt([readPassage('PUBLICATION', publication)], { code: 'F44', details: { missing } });
}
