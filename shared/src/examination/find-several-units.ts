import { normaliseText } from '../indicator-value/normalise-text.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { KNOWN_UNITS } from '../indicator-value/unit-table.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { IndicatorCell } from './indicator-cell.ts';
import { indicatorLines } from './indicator-lines.ts';
import type { RoundMaterial } from './round-material.ts';

/** F19: one indicator is counted in several units (计量单位不一): 户 here, 家 there. A bare number has none. */
export function findSeveralUnits(material: RoundMaterial): ExaminationFinding[] {
  return indicatorLines(material).flatMap((line) => {
    const measured = line.flatMap((cell) => {
      const unit = unitOf(cell, material.budgetYear);
      return unit === null ? [] : [{ cell, unit }];
    });
    const units = [...new Set(measured.map(({ unit }) => unit))];
    if (units.length < 2) return [];
    return findingAt(
      measured.map(({ cell, unit }) => ({ place: cell.placeOf('TARGET'), text: unit })),
      { code: 'F19', details: { units } },
    );
  });
}

const UNIT_IN_NAME = /\(([^()]{1,6})\)$/;

/** The unit printed with the target, else the one in brackets behind the name. */
function unitOf({ level3, targetText }: IndicatorCell, year: number): string | null {
  const target = parseTargetText(targetText, year);
  if (target.kind === 'quantity' && target.unit !== null) return target.unit;
  const inName = UNIT_IN_NAME.exec(normaliseText(level3))?.[1] ?? null;
  return inName !== null && KNOWN_UNITS.has(inName) ? inName : null;
}
