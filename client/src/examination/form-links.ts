import type { RouteLocationRaw } from 'vue-router';
import type { ExaminationPlace } from '@attain/shared/examination/examination-place';
import type { AnyFinding } from '@attain/shared/finding-answer/any-finding';
import type { StatedPlace } from '@attain/shared/examination/stated-report/stated-place';
import type { FormView } from '../local-data/form-view.ts';
import { batchWord } from '../messages/examination.messages.ts';

/** The way to one form that a finding read. */
export interface FormLink {
  readonly formId: string;
  readonly label: string;
  readonly to: RouteLocationRaw;
}

/** The forms on this device that hold the places of a finding, each once, in the order in which they were read. */
export function formLinks(trace: AnyFinding['trace'], forms: readonly FormView[]): readonly FormLink[] {
  const views = new Set(trace.flatMap(({ place }) => forms.find((view) => holds(view, place)) ?? []));
  return [...views].map((view) => ({
    formId: view.id,
    label: [view.orgUnit?.shortName, batchWord(view.targetTable?.batch ?? '')].filter(Boolean).join(' · '),
    // A region's own form is rolled up and has a page of its own.
    to: {
      name: view.orgUnit?.level === 'REGION' ? 'region-table' : 'review-form',
      params: { formId: view.id },
    },
  }));
}

function holds(view: FormView, place: ExaminationPlace | StatedPlace): boolean {
  if ('formId' in place) return view.id === place.formId;
  return 'tableId' in place && view.form.targetTableId === place.tableId;
}
