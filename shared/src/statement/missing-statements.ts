import { FundAspect } from '../examination/statement-material.ts';
import { statesReason } from '../scoring/row-faults.ts';
import { storedStatement } from './statement-value.ts';
import { indicatorOfPlace, isDayPlace, type StatementPlace } from './statement-place.ts';

/**
 * Places of which a form that is put together from others still says nothing, in the order of the report (ST3): its
 * unit reports on the whole, so each aspect and the overall target must be answered, and each missed indicator needs
 * a measure with owner and date. 无 and the like fill such a place and say nothing (ST4).
 *
 * @param missedIndicatorIds Indicators below their targets, in the form's order.
 */
export function missingStatements(
  statements: readonly { readonly place: string; readonly text: string | null }[],
  missedIndicatorIds: readonly string[],
): StatementPlace[] {
  const texts = new Map(statements.map(({ place, text }) => [place, storedStatement(text)]));
  return requiredPlaces(missedIndicatorIds).filter((place) => {
    const text = texts.get(place) ?? null;
    return text === null || isHollow(place, text);
  });
}

/** Whether a text in a place that must be answered is 无 or the like (ST4). Of problems there may be none. */
export function isHollow(place: StatementPlace, text: string): boolean {
  const isRequired =
    place.startsWith('ASPECT.') || place === 'OVERALL_COMPLETION' || indicatorOfPlace(place) !== null;
  return isRequired && !isDayPlace(place) && text.trim() !== '' && !statesReason(text);
}

/** What is said where there is no problem to tell; null where something must be told, or nothing need be. */
export function noneAt(place: StatementPlace): string | null {
  if (place === 'OTHER_MATTERS') return '无其他需要说明的问题。';
  return place.startsWith('PROBLEM.') || place === 'INSPECTIONS' ? '无此类问题。' : null;
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
