import { BESIDE_MUTANTS } from './beside-mutants.ts';
import { CLIENT_MUTANTS } from './client-mutants.ts';
import { EVIDENCE_MUTANTS } from './evidence-mutants.ts';
import type { Mutant } from './mutant.ts';
import { SCORE_MUTANTS } from './score-mutants.ts';
import { SERVER_MUTANTS } from './server-mutants.ts';

export const MUTANTS: readonly Mutant[] = [
  ...SERVER_MUTANTS,
  ...CLIENT_MUTANTS,
  ...SCORE_MUTANTS,
  ...EVIDENCE_MUTANTS,
  ...BESIDE_MUTANTS,
];
