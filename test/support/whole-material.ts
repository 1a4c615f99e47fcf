import { buildReport } from '@attain/shared/report/build-report';
import { spansOf } from '@attain/shared/report/walk-document';
import type { ExaminedMaterial } from '@attain/shared/sign-off/round-material-of';
import { isDayPlace } from '@attain/shared/statement/statement-place';
import { demonstrationMaterial } from './report-material.ts';

/** The demonstration's rows when nothing is open any more: all forms approved, every place written. */
export function wholeMaterial(): ExaminedMaterial {
  const material = demonstrationMaterial();
  const approved: ExaminedMaterial = {
    ...material,
    documents: material.documents.map((document) => ({ ...document, receivedOn: document.issuedOn })),
    selfEvaluations: material.selfEvaluations.map((form) => ({ ...form, state: 'APPROVED' })),
  };
  const report = buildReport(approved);
  const open = report ? spansOf(report).filter((span) => span.kind === 'OPEN') : [];
  const places = new Set(open.flatMap(({ place }) => place ?? []));
  const written = [...places].map((place) => ({
    id: place,
    place,
    text: isDayPlace(place) ? '2025-03-20' : '已按要求办理。',
    author: null,
  }));
  return { ...approved, statements: [...approved.statements, ...written] };
}
