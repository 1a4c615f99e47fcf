import { indicatorOfPlace, type StatementPlace } from '@attain/shared/statement/statement-place';
import { describeStatementPlace } from '../messages/statement.messages.ts';

/** 使用规范性 · 情况说明; a measure is named by its indicator. */
export function placeLabel(
  place: StatementPlace,
  indicators: readonly { readonly id: string; readonly level3: string }[],
): string {
  const { subject, what } = describeStatementPlace(place);
  const indicatorId = indicatorOfPlace(place);
  const indicator = indicators.find(({ id }) => id === indicatorId);
  return [subject ?? indicator?.level3, what].filter(Boolean).join(' · ');
}
