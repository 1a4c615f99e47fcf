import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { regulationNumbered } from './regulation-library.ts';
import type { RoundMaterial } from './round-material.ts';

/** F10: a rule is cited for something that it does not regulate (引用制度与事项不符). */
export function findMisappliedRegulations({ statement, regulations }: RoundMaterial): ExaminationFinding[] {
  return statement.citations.flatMap(({ id, documentNumber, title, subject }) => {
    const regulation = documentNumber === null ? undefined : regulationNumbered(regulations, documentNumber);
    if (!regulation || subject === null || regulation.subjects.includes(subject)) return [];
    return findingAt([{ place: { kind: 'CITATION', citationId: id }, text: title ?? documentNumber }], {
      code: 'F10',
      details: {
        documentNumber: regulation.documentNumber,
        citedFor: subject,
        subjects: regulation.subjects,
      },
    });
  });
}
