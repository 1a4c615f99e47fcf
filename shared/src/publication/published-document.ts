import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { Grade } from '../scoring/grade.ts';
import type { ReportGaps } from '../report/report-gaps.ts';
import type { FiguresCoverage } from '../sign-off/figures-coverage.ts';
import type { PublicReport } from './public-report.ts';

/** `report.json`: all that is published of a version of a report, and what its page is made from. */
export interface PublishedDocument {
  /** The address of the JSON Schema that describes it. */
  readonly $schema: string;
  readonly format: 'attain-published-report';
  readonly formatVersion: 1;
  readonly publication: {
    /** 1, 2, 3 … of the reports of one round. */
    readonly number: number;
    /** A day, by the clock of Beijing. */
    readonly publishedOn: string;
    readonly address: string;
    /** What this publication corrects; '' for the first. */
    readonly reason: string;
  };
  /** The signed version that is published. */
  readonly version: {
    readonly number: number;
    readonly signedOn: string | null;
    /** As it stands on the paper, and where it is proven. */
    readonly proofCode: string;
    readonly proofAddress: string;
  };
  /** As the signed version says them; null: it says that they are open. */
  readonly figures: PublishedFigures;
  /** What the signed version leaves open; not there where it was signed before that was counted. */
  readonly gaps?: ReportGaps;
  /** How many texts were taken out, and what stands in their place. */
  readonly takenOut: { readonly count: number; readonly mark: string };
  readonly report: PublicReport;
}

export interface PublishedFigures {
  readonly unitName: string;
  readonly budgetYear: number;
  readonly totalScoreInCentipoints: Centipoints | null;
  readonly grade: Grade | null;
  readonly budgetInFen: Fen | null;
  readonly executedInFen: Fen | null;
  /** Of which forms they are; not there where it was signed before that was noted. */
  readonly coverage?: FiguresCoverage;
}
