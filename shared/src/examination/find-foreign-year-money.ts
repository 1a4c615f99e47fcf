import { formatFenInWanyuan } from '../indicator-value/money.ts';
import type { DocumentMaterial } from './document-material.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { RoundMaterial } from './round-material.ts';

/**
 * F05: the headline (the amount named first) adds up money of another budget year: of 2000 万元 are 1400 for 2025.
 *
 * Without a headline there is nothing to compare; money of another year among the documents is no fault by itself.
 */
export function findForeignYearMoney({
  budgetYear,
  documents,
  statement,
}: RoundMaterial): ExaminationFinding[] {
  const { headline } = statement;
  if (!headline) return [];
  const fromAbove = documents.filter(({ passesOn }) => passesOn === null);
  const named = headline.documentNumbers
    ? documents.filter(({ documentNumber }) => headline.documentNumbers?.includes(documentNumber))
    : fromAbove;
  const foreign = named.filter(
    (document) => document.budgetYear !== null && document.budgetYear !== budgetYear,
  );
  const ofYear = sumOf(fromAbove.filter((document) => document.budgetYear === budgetYear));
  const ofOtherYears = sumOf(foreign);
  if (ofYear === null || ofOtherYears === null || ofOtherYears === 0) return [];
  // A headline that names its documents says itself that it counts them; another one must add up.
  if (!headline.documentNumbers && headline.amountInFen !== ofYear + ofOtherYears) return [];
  return findingAt(
    [
      { place: { kind: 'HEADLINE' }, text: formatFenInWanyuan(headline.amountInFen) },
      ...foreign.map(({ documentNumber, amountInFen }) => ({
        place: { kind: 'DOCUMENT', documentNumber, field: 'AMOUNT' } as const,
        text: amountInFen === null ? null : formatFenInWanyuan(amountInFen),
      })),
    ],
    {
      code: 'F05',
      details: {
        headlineInFen: headline.amountInFen,
        ofYearInFen: ofYear,
        ofOtherYearsInFen: ofOtherYears,
        otherYears: [...new Set(foreign.flatMap((document) => document.budgetYear ?? []))].sort(
          (a, b) => a - b,
        ),
      },
    },
  );
}

/** Null where an amount is not known. */
function sumOf(documents: readonly DocumentMaterial[]): number | null {
  return documents.reduce<number | null>(
    (sum, { amountInFen }) => (sum === null || amountInFen === null ? null : sum + amountInFen),
    0,
  );
}
