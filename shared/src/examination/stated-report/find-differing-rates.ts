import { reportFindingAt, type ReportFinding } from './report-finding.ts';
import { rowPairs } from './row-pairs.ts';
import { readField } from './stated-place.ts';
import { formatRate, isSameRate, isWhole, printedRate, rateOfRow } from './stated-rate.ts';
import type { StatedReport } from './stated-report.ts';

/**
 * F28: the rate of an indicator differs between narrative and annex (正文与附表完成率不一致).
 *
 * The narrative's is the one that it prints. The annex's is printed, follows from its numbers, or is the whole where
 * the actual repeats its target; where it is none of these there is nothing to compare.
 */
export function findDifferingRates(report: StatedReport): ReportFinding[] {
  const pairs = rowPairs(report);
  return pairs.flatMap(({ narrative, annex }) => {
    const [said, printed] = [printedRate(narrative, report), rateOfRow(annex, report)];
    if (!said || !printed || isSameRate(said, printed)) return [];
    // The same shortfall on another indicator shows that it was put on the wrong row.
    const elsewhere = isWhole(printed)
      ? undefined
      : pairs.find((other) => {
          const rate = other.narrative === narrative ? null : printedRate(other.narrative, report);
          return rate !== null && isSameRate(rate, printed);
        });
    const otherField = elsewhere && printedRate(elsewhere.narrative, report)?.field;
    return reportFindingAt(
      [
        readField(annex, printed.field),
        readField(narrative, said.field),
        ...(elsewhere && otherField ? [readField(elsewhere.narrative, otherField)] : []),
      ],
      {
        code: 'F28',
        details: {
          narrative: formatRate(said),
          annex: formatRate(printed),
          annexBy: printed.by,
          statedOn: elsewhere?.narrative.indicator ?? null,
        },
      },
    );
  });
}
