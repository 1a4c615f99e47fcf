import { formatRatio, multiplyRatios, ratioOf } from '../indicator-value/ratio.ts';
import type { Combination } from './across-units/combination.ts';
import { compileTexts } from './compile-texts.ts';
import type { Contribution } from './contribution.ts';
import { RESULT_WORDS } from './result-words.ts';
import type { RowMaterial } from './row-material.ts';
import type { RolledUpRow } from './rolled-up-table.ts';

/** Beyond what tables print; the fraction itself stays in `quotient` and `carried`. */
export const DECIMALS = 6;
export const HUNDRED = ratioOf(100n, 1n);

/** The rolled-up value as texts that the rules of scoring read. */
export function textOfRow(
  combination: Combination | null,
  material: RowMaterial,
  contributions: readonly Contribution[],
): Pick<RolledUpRow, 'valueText' | 'completion'> {
  const value = combination?.value ?? null;
  switch (material.kind) {
    case 'COMPLETIONS':
      return {
        valueText: compileTexts(approved(contributions), ({ valueText }) => valueText),
        completion: value && formatRatio(value, DECIMALS),
      };
    case 'OUTCOMES':
      return {
        valueText: combination && wordsOfOutcome(combination),
        completion: value && formatRatio(value, DECIMALS),
      };
    case 'PARTS': {
      const perCent = value && multiplyRatios(value, HUNDRED);
      return { valueText: perCent && `${formatRatio(perCent, DECIMALS)}%`, completion: null };
    }
    case 'VALUES':
      return { valueText: value && formatRatio(value, DECIMALS) + (material.unit ?? ''), completion: null };
  }
}

/** Without the names of units, which may hold figures; whose rows are missed stands in the contributions. */
function wordsOfOutcome({ value, isOpen = false }: Combination): string {
  if (isOpen) return RESULT_WORDS.NOT_ALL_REPORTED;
  return value && value.numerator > 0n ? RESULT_WORDS.ALL : RESULT_WORDS.NOT_ALL;
}

/** Nothing of a form that may still change is quoted. */
export function approved(contributions: readonly Contribution[]): Contribution[] {
  return contributions.filter(({ use }) => use !== 'NOT_APPROVED');
}
