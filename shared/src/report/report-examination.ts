import type { StatedReport } from '../examination/stated-report/stated-report.ts';
import type { Fen } from '../indicator-value/money.ts';

/** Where a report file of another origin is sent to be read. Nothing of it is kept. */
export const READ_REPORT_PATH = '/report-reading';

/** A report file with its photographs has a few MB. */
export const MAX_REPORT_FILE_BYTES = 20 * 1024 * 1024;

/** What the server read in a file; the rules run where it was asked for. */
export type ReportFileReading =
  | { readonly ok: true; readonly report: StatedReport; readonly headline: Fen | null }
  /** Why it is not read, in words, with the place. */
  | { readonly ok: false; readonly problem: string };
