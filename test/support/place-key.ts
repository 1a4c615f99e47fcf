import type { ExaminationFinding } from '@attain/shared/examination/examination-finding';
import type { ExaminationPlace } from '@attain/shared/examination/examination-place';

/** A place in one short word, for tables of expected places. */
export function placeKey(place: ExaminationPlace): string {
  switch (place.kind) {
    case 'HEADLINE':
      return 'headline';
    case 'ASPECT':
      return `aspect.${place.aspect}`;
    case 'CITATION':
      return place.citationId;
    case 'DOCUMENT':
      return `${place.documentNumber}.${place.field}`;
    case 'ALLOTMENT':
      return `${place.documentNumber}.${place.unit}`;
    case 'UNIT':
      return `unit.${place.unit}`;
    case 'EXECUTION':
      return `execution.${place.unit}`;
    case 'TABLE':
      return `${place.tableId}.${place.field}`;
    case 'INDICATOR':
      return `${place.indicatorId}.${place.field}`;
    case 'FORM':
      return `${place.formId}.${place.field}`;
    case 'FUND':
      return `${place.formId}.${place.line}.${place.column}`;
    case 'ROW':
      return `${place.rowId}.${place.field}`;
  }
}

/** Every place that a finding read, its own first. */
export function placeKeys({ trace }: ExaminationFinding): string[] {
  return trace.map(({ place }) => placeKey(place));
}
