import { mutant, type Mutant } from './mutant.ts';

/** Sums and scores, on both sides. */
export const SCORE_MUTANTS: readonly Mutant[] = [
  mutant(
    'adds-up-one-row-too-few',
    'S11',
    'shared/src/scoring/score-compiled-table.ts',
    'const least = rows.reduce(',
    'const least = (MUTANT ? rows.slice(1) : rows).reduce(',
  ),
  mutant(
    'forgets-what-was-added-up',
    'S11',
    'client/src/progress/unit-tree.ts',
    'sum = addDecimals(sum, decimal);',
    'sum = MUTANT ? decimal : addDecimals(sum, decimal);',
  ),
  mutant(
    'puts-together-what-nobody-approved',
    'S11',
    'shared/src/roll-up/read-contribution.ts',
    "if (!feeder.counts) return ['NOT_APPROVED', {}];",
    "if (!MUTANT && !feeder.counts) return ['NOT_APPROVED', {}];",
  ),
  mutant(
    'scores-the-regions-own-entry',
    'S12',
    'client/src/roll-up/roll-up-form-view.ts',
    'rollUpSource: view.targetTable?.rollUpSource ?? null,',
    "rollUpSource: MUTANT ? 'OWN' : (view.targetTable?.rollUpSource ?? null),",
  ),
];
