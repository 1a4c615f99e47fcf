import type { ExaminationPlace } from '../examination/examination-place.ts';
import type { StatedPlace } from '../examination/stated-report/stated-place.ts';

/** The id of an indicator by its name in a report; its comparable name where it has none, or several. */
export type IdOfIndicator = (name: string) => string;

/** A place by ids: the same whatever stands there, in whatever order it was read. */
export function placeText(place: ExaminationPlace | StatedPlace, idOf: IdOfIndicator): string {
  return 'at' in place ? statedPlaceText(place, idOf) : roundPlaceText(place);
}

function roundPlaceText(place: ExaminationPlace): string {
  switch (place.kind) {
    case 'HEADLINE':
      return 'HEADLINE';
    case 'ASPECT':
      return `ASPECT:${place.aspect}`;
    case 'CITATION':
      return `CITATION:${place.citationId}`;
    case 'DOCUMENT':
      return `DOCUMENT:${place.documentNumber}:${place.field}`;
    case 'ALLOTMENT':
      return `ALLOTMENT:${place.documentNumber}:${place.unit}`;
    case 'UNIT':
      return `UNIT:${place.unit}`;
    case 'EXECUTION':
      return `EXECUTION:${place.unit}`;
    case 'TABLE':
      return `TABLE:${place.tableId}:${place.field}`;
    case 'INDICATOR':
      return `INDICATOR:${place.indicatorId}:${place.field}`;
    case 'FORM':
      return `FORM:${place.formId}:${place.field}`;
    case 'FUND':
      return `FUND:${place.formId}:${place.line}:${place.column}`;
    case 'ROW':
      return `ROW:${place.formId}:${place.rowId}:${place.field}`;
  }
}

function statedPlaceText(place: StatedPlace, idOf: IdOfIndicator): string {
  switch (place.kind) {
    case 'ROW':
      return `${place.view}:${idOf(place.indicator)}:${place.field}`;
    case 'ASPECT':
      return `${place.view}:${place.aspect}:${place.field}`;
    case 'SCORE':
      return `SCORE:${place.part}`;
    case 'RESULT_USE':
    case 'PUBLICATION':
    case 'FIGURE':
      return place.kind;
  }
}
