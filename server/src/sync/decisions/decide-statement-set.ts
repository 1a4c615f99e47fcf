import type { Decide } from './decision.ts';
import { enterCellValue } from './enter-cell-value.ts';

export const decideStatementSet: Decide<'statement.set@1'> = (form, { place, value, base }, context) =>
  enterCellValue(
    form,
    { subject: 'FORM_STATEMENT', subjectKey: place, field: 'text' },
    { value, base },
    context,
  );
