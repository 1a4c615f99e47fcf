import { readPartialDate } from '../examination/partial-date.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { Ratio } from '../indicator-value/ratio.ts';
import { formatDeviation, formatFigure, shareFigure, type Figure } from './figure.ts';
import type { StatementPlace } from '../statement/statement-place.ts';
import type { Span, ValueSpan } from './report-document.ts';
import type { Source, SourceField, SourceRow } from './source.ts';

export function fixed(text: string): Span {
  return { kind: 'FIXED', text };
}

/** A text field as it stands. */
export function textValue(text: string, of: SourceField): ValueSpan {
  return { kind: 'VALUE', text, figure: null, source: { kind: 'FIELD', of } };
}

export function words(text: string, source: Source): ValueSpan {
  return { kind: 'VALUE', text, figure: null, source };
}

export function figureValue(figure: Figure, source: Source): ValueSpan {
  return { kind: 'VALUE', text: formatFigure(figure), figure, source };
}

export function money(fen: Fen, source: Source): ValueSpan {
  return figureValue({ kind: 'MONEY', fen }, source);
}

export function points(centipoints: Centipoints, source: Source): ValueSpan {
  return figureValue({ kind: 'POINTS', centipoints }, source);
}

export function share(ratio: Ratio, source: Source): ValueSpan {
  return figureValue(shareFigure(ratio), source);
}

export function deviationValue(ratio: Ratio, source: Source): ValueSpan {
  return { kind: 'VALUE', text: formatDeviation(ratio), figure: null, source };
}

export function countOf(rows: readonly SourceRow[]): ValueSpan {
  const of = rows.map(({ entity, id }) => ({ entity, id }));
  return figureValue({ kind: 'COUNT', count: of.length }, { kind: 'COUNT', of });
}

/** "2023-10" as 2023年10月, "2023-12-25" as 2023年12月25日. */
export function dateValue(date: string, source: Source): ValueSpan {
  return words(dateText(date) ?? date, source);
}

/** The number of a table or of a list's item, or how many of something the report itself has. */
export function placeNumber(count: number): ValueSpan {
  return figureValue({ kind: 'COUNT', count }, { kind: 'PLACE' });
}

/** "未填写：改进措施（由业务管理员填写）". */
export function open(missing: string, by: string, place: StatementPlace | null = null): Span {
  return { kind: 'OPEN', text: `【未填写：${missing}（由${by}填写）】`, missing, by, place };
}

/** The date in words, as far as it is known; null where the calendar has no such day. */
export function dateText(date: string): string | null {
  if (readPartialDate(date) === null) return null;
  const [year = '', month, day] = date.split('-');
  const ofMonth = month === undefined ? '' : `${Number(month)}月`;
  return `${year}年${ofMonth}${day === undefined ? '' : `${Number(day)}日`}`;
}
