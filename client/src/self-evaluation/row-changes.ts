import { isSameActualValue } from '@attain/shared/approval/actual-value';
import type { ActualField } from '@attain/shared/sync/mutation';
import type { FormRowView } from '../local-data/form-view.ts';

const FIELDS: readonly ActualField[] = ['valueText', 'completion', 'deviationReason', 'improvementMeasure'];

/** The fields of a row that differ from the submission before; none where there was no submission before. */
export function changedFields({ values, previous }: FormRowView): readonly ActualField[] {
  if (previous === null) return [];
  return FIELDS.filter((field) => !isSameActualValue(field, values[field], previous[field]));
}

export function isChanged(row: FormRowView): boolean {
  return changedFields(row).length > 0;
}
