import type { ReportFinding } from '@attain/shared/examination/stated-report/report-finding';
import type { StatedPlace } from '@attain/shared/examination/stated-report/stated-place';

/** A place of a report in one short word, for tables of expected places. */
export function statedPlaceKey(place: StatedPlace): string {
  switch (place.kind) {
    case 'ROW':
      return `${place.view}.${place.indicator}.${place.field}`;
    case 'ASPECT':
      return `${place.view}.${place.aspect}.${place.field}`;
    case 'SCORE':
      return `SCORE.${place.part}`;
    case 'RESULT_USE':
    case 'PUBLICATION':
    case 'FIGURE':
      return place.kind;
  }
}

/** Every place that a finding read, its own first. */
export function statedPlaceKeys({ trace }: ReportFinding): string[] {
  return trace.map(({ place }) => statedPlaceKey(place));
}
