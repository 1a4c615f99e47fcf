import type { Decide } from './decision.ts';
import { enterCellValue } from './enter-cell-value.ts';

export const decideExecutionSet: Decide<'execution.set@1'> = (
  form,
  { source, field, value, base },
  context,
) =>
  enterCellValue(
    form,
    { subject: 'FUND_EXECUTION', subjectKey: source, field },
    { value: amountText(value), base: amountText(base) },
    context,
  );

function amountText(amountInFen: number | null): string | null {
  return amountInFen === null ? null : String(amountInFen);
}
