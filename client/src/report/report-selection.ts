import type { ValueSpan } from '@attain/shared/report/report-document';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import { inject, provide, type InjectionKey, type Ref } from 'vue';

/** What the person has opened in the report: a value, to see where it comes from, or a place to write in. */
export type Selection =
  | { readonly kind: 'VALUE'; readonly span: ValueSpan }
  | { readonly kind: 'PLACE'; readonly place: StatementPlace };

export interface ReportSelection {
  readonly current: Readonly<Ref<Selection | null>>;
  readonly choose: (selection: Selection) => void;
}

const REPORT_SELECTION: InjectionKey<ReportSelection> = Symbol('report selection');

export function provideReportSelection(selection: ReportSelection): void {
  provide(REPORT_SELECTION, selection);
}

export function useReportSelection(): ReportSelection {
  const selection = inject(REPORT_SELECTION);
  if (!selection) throw new Error('a part of the report stands outside of ReportDesk');
  return selection;
}
