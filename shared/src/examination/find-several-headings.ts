import { levelKey, normaliseLevelName } from '../indicator/level.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { indicatorLines } from './indicator-lines.ts';
import type { RoundMaterial } from './round-material.ts';

/** F20: one indicator stands under several level-1 headings (一级指标归属不一). */
export function findSeveralHeadings(material: RoundMaterial): ExaminationFinding[] {
  return indicatorLines(material).flatMap((line) => {
    const headings = new Map(line.map(({ level1 }) => [levelKey(level1), normaliseLevelName(level1)]));
    if (headings.size < 2) return [];
    return findingAt(
      line.map(({ placeOf, level1 }) => ({ place: placeOf('LEVEL_1'), text: level1 })),
      { code: 'F20', details: { headings: [...headings.values()] } },
    );
  });
}
