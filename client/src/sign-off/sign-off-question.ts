import type { ReportGaps } from '@attain/shared/report/report-gaps';
import type { SignOffAct } from '@attain/shared/sign-off/report-version';

/** What a person is about to do, and what they must know before. */
export interface SignOffQuestion {
  readonly act: SignOffAct;
  /** Of the version; that of a report that is put up comes with it. */
  readonly number: number | null;
  /** Rows have changed since the version was put up. */
  readonly isOutdated: boolean;
  readonly gaps: ReportGaps | null;
}

/** What the person says to it. */
export interface SignOffAnswer {
  readonly reason: string;
  readonly evenIfOutdated: boolean;
  readonly evenIfPartial: boolean;
}
