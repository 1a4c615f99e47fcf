import type { Decide } from './decision.ts';
import { enterCellValue } from './enter-cell-value.ts';

export const decideActualSet: Decide<'actual.set@1'> = (form, { indicatorId, field, value, base }, context) =>
  enterCellValue(
    form,
    { subject: 'INDICATOR_ACTUAL', subjectKey: indicatorId, field },
    { value, base },
    context,
  );
