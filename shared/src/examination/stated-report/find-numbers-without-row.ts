import { compareDecimals, parseDecimal } from '../../indicator-value/decimal.ts';
import { decimalAsRatio } from '../../indicator-value/decimal.ts';
import { compareRatios, multiplyRatios } from '../../indicator-value/ratio.ts';
import { relateUnits } from '../../indicator-value/relate-units.ts';
import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { readFigure } from './stated-place.ts';
import type { Amount, StatedReport } from './stated-report.ts';

/** F36: a number of the narrative stands in no row of a table (正文数字没有对应的行), in no unit that it converts to. */
export function findNumbersWithoutRow({ figures, tableFigures }: StatedReport): ReportFinding[] {
  if (tableFigures === null) return [];
  return figures
    .filter((figure) => !tableFigures.some((known) => isSameAmount(figure, known)))
    .flatMap((figure) =>
      reportFindingAt([readFigure(figure)], {
        code: 'F36',
        details: { value: figure.value, unit: figure.unit },
      }),
    );
}

/** Equal in units that convert into each other; a number without a unit by itself. */
export function isSameAmount(a: Amount, b: Amount): boolean {
  const [left, right] = [parseDecimal(a.value), parseDecimal(b.value)];
  if (!left || !right) return false;
  // Units of a table often stand in its head alone: the number decides.
  if (a.unit === null || b.unit === null) return compareDecimals(left, right) === 0;
  const relation = relateUnits(a.unit, b.unit);
  return relation.kind === 'convertible'
    ? compareRatios(multiplyRatios(decimalAsRatio(left), relation.factor), decimalAsRatio(right)) === 0
    : relation.kind === 'different-counts' && compareDecimals(left, right) === 0;
}
