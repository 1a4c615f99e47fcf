import { comparableText } from './comparable-text.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { regulationNumbered, regulationTitled } from './regulation-library.ts';
import type { RoundMaterial } from './round-material.ts';

/** F11: number and title of a cited rule do not belong together (文号与标题不符). */
export function findMismatchedTitles({ statement, regulations }: RoundMaterial): ExaminationFinding[] {
  return statement.citations.flatMap(({ id, documentNumber, title }) => {
    if (documentNumber === null || title === null) return [];
    const ofNumber = regulationNumbered(regulations, documentNumber);
    const ofTitle = regulationTitled(regulations, title);
    // Unknown to the library by both: nobody can tell. Known by both: the same entry, or the report is wrong.
    const isWrong = ofNumber
      ? comparableText(ofNumber.title) !== comparableText(title)
      : ofTitle !== undefined;
    if (!isWrong) return [];
    return findingAt([{ place: { kind: 'CITATION', citationId: id }, text: `${documentNumber} ${title}` }], {
      code: 'F11',
      details: {
        documentNumber,
        title,
        titleOfNumber: ofNumber?.title ?? null,
        numberOfTitle: ofTitle?.documentNumber ?? null,
      },
    });
  });
}
