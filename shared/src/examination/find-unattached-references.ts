import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import { comparableText } from './comparable-text.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupAlike, indicatorCells } from './indicator-cell.ts';
import type { RoundMaterial } from './round-material.ts';

/** Up to 200 signs, so that a lost bracket does not make a title of a whole page. */
const TITLE = /《([^《》]{1,200})》/g;

/** F14: a target points to a document (以…方案所列为准) that is not attached. One without a title cannot be. */
export function findUnattachedReferences(material: RoundMaterial): ExaminationFinding[] {
  const attached = new Set(material.attachedDocuments.map(comparableText));
  const cells = indicatorCells(material).filter(({ targetText }) => {
    if (parseTargetText(targetText, material.budgetYear).kind !== 'reference') return false;
    const titles = titlesIn(targetText ?? '');
    return titles.length === 0 || titles.some((title) => !attached.has(comparableText(title)));
  });
  return groupAlike(cells).flatMap((alike) => {
    const targetText = alike[0]?.targetText ?? '';
    const titles = titlesIn(targetText).filter((title) => !attached.has(comparableText(title)));
    return findingAt(
      alike.map((cell) => ({ place: cell.placeOf('TARGET'), text: cell.targetText })),
      { code: 'F14', details: { targetText, titles } },
    );
  });
}

function titlesIn(text: string): string[] {
  return [...text.matchAll(TITLE)].map((match) => match[1] ?? '');
}
