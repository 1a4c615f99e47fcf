import { comparableName } from '../indicator/indicator-name.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { indicatorLines } from './indicator-lines.ts';
import type { RoundMaterial } from './round-material.ts';

/** F18: one indicator stands under several names (同一指标名称不一). Marks, quotation marks and units do not count. */
export function findSeveralNames(material: RoundMaterial): ExaminationFinding[] {
  return indicatorLines(material).flatMap((line) => {
    const names = new Map<string, string>();
    for (const { level3 } of line) {
      const name = comparableName(level3);
      if (!names.has(name)) names.set(name, level3.trim());
    }
    if (names.size < 2) return [];
    return findingAt(
      line.map(({ placeOf, level3 }) => ({ place: placeOf('NAME'), text: level3 })),
      { code: 'F18', details: { names: [...names.values()] } },
    );
  });
}
