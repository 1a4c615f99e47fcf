import { comparableName } from '../indicator/indicator-name.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupBy, indicatorCells } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';

/**
 * F23: a target handed down (分解下达) below the centre that feeds no indicator of the level above.
 *
 * One finding for a name, with all its tables. A link to a row that this material does not hold is a link.
 */
export function findUnfedTargets(material: RoundMaterial): ExaminationFinding[] {
  const unfed = indicatorCells(material).filter(
    ({ from, linkedTo }) => from !== null && from !== 'CENTRAL' && linkedTo.length === 0,
  );
  return groupBy(unfed, ({ level3 }) => comparableName(level3)).flatMap((cells) =>
    findingAt(
      cells.map(({ placeOf }) => ({ place: placeOf('FEEDS'), text: null })),
      { code: 'F23', details: { indicator: cells[0]?.level3 ?? '', cells: cells.length } },
    ),
  );
}
