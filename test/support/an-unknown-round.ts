import type { RoundMaterial } from '@attain/shared/examination/round-material';

/** A round of which nothing is known but its year. */
export const AN_UNKNOWN_ROUND: RoundMaterial = {
  budgetYear: 2024,
  documents: [],
  allotments: [],
  units: [],
  executions: [],
  tables: [],
  forms: [],
  statement: { headline: null, aspects: [], citations: [] },
  attachedDocuments: [],
  regulations: [],
  issuerPrefixes: [],
};
