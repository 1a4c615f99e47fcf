import { FundAspect } from '../examination/statement-material.ts';
import { storedStatement } from './statement-value.ts';
import type { StatementPlace } from './statement-place.ts';

/**
 * Places of which a form that is put together from others still says nothing, in the order of the report (ST3): its
 * unit reports on the whole, so each aspect and the overall target must be answered, and each missed indicator needs
 * a measure with owner and date.
 *
 * @param missedIndicatorIds Indicators below their targets, in the form's order.
 */
export function missingStatements(
  statements: readonly { readonly place: string; readonly text: string | null }[],
  missedIndicatorIds: readonly string[],
): StatementPlace[] {
  const said = new Set(
    statements.filter(({ text }) => storedStatement(text) !== null).map(({ place }) => place),
  );
  return requiredPlaces(missedIndicatorIds).filter((place) => !said.has(place));
}

function requiredPlaces(missedIndicatorIds: readonly string[]): StatementPlace[] {
  return [
    ...Object.values(FundAspect).map((aspect) => `ASPECT.${aspect}` as const),
    'OVERALL_COMPLETION',
    ...missedIndicatorIds.flatMap(
      (id) => [`MEASURE.${id}`, `MEASURE_OWNER.${id}`, `MEASURE_DUE.${id}`] as const,
    ),
  ];
}
