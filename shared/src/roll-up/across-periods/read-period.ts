import type { PeriodRule } from '../../indicator/period-rule.ts';
import { parseTargetText } from '../../indicator-value/parse-target-text.ts';
import { multiplyRatios, type Ratio } from '../../indicator-value/ratio.ts';
import { relateUnits } from '../../indicator-value/relate-units.ts';
import { judgeEntry, type RowToJudge } from '../judge-entry.ts';
import type { PeriodEntry, PeriodUse } from '../period-report.ts';
import { isBlank, readNumber, readParts, unitOfTarget } from '../read-entry.ts';

/** One number, or the numerator and the denominator of a ratio. */
export type Figures = readonly Ratio[];

/** What the year is made of: numbers in one unit, the parts of ratios, or the shares that words have earned. */
export type PeriodMaterial =
  | { readonly kind: 'NUMBERS'; readonly unit: string | null }
  | { readonly kind: 'PARTS' }
  | { readonly kind: 'SHARES' };

/** Parts where every reported period states them; words are judged where not all of it is numbers. */
export function periodMaterialOf(
  row: RowToJudge,
  rule: PeriodRule,
  entries: readonly PeriodEntry[],
  budgetYear: number | null,
): PeriodMaterial {
  const reported = entries.filter(
    (entry) => readParts(entry) !== null || !isBlank(entry.valueText, budgetYear),
  );
  if (reported.length > 0 && reported.every((entry) => readParts(entry) !== null)) return { kind: 'PARTS' };
  const measured = reported.map(({ valueText }) => readNumber(row.targetText, valueText, budgetYear));
  const isOfNumbers =
    rule === 'SUM' ||
    parseTargetText(row.targetText, budgetYear).kind === 'quantity' ||
    measured.every(({ number }) => number !== null);
  if (!isOfNumbers) return { kind: 'SHARES' };
  const unit = unitOfTarget(row.targetText, budgetYear);
  return { kind: 'NUMBERS', unit: unit ?? measured.find((one) => one.unit !== null)?.unit ?? null };
}

/** What one period brings; figures only where it counts. */
export function readPeriod(
  row: RowToJudge,
  entry: PeriodEntry,
  material: PeriodMaterial,
  budgetYear: number | null,
): { readonly use: PeriodUse; readonly figures: Figures | null } {
  const counted = (...figures: Ratio[]) => ({ use: 'COUNTED' as const, figures });
  const left = (use: PeriodUse) => ({ use, figures: null });
  if (material.kind === 'PARTS') {
    const parts = readParts(entry);
    return parts ? counted(parts.numerator, parts.denominator) : left('NOT_REPORTED');
  }
  if (isBlank(entry.valueText, budgetYear)) return left('NOT_REPORTED');
  if (material.kind === 'SHARES') {
    const share = judgeEntry(row, entry, budgetYear)?.share ?? null;
    return share ? counted(share) : left('UNDECIDED');
  }
  const { number, unit } = readNumber(row.targetText, entry.valueText, budgetYear);
  if (!number) return left('NOT_A_NUMBER');
  const relation = relateUnits(unit, material.unit);
  return relation.kind === 'convertible'
    ? counted(multiplyRatios(number, relation.factor))
    : left('UNIT_DIFFERS');
}
