import type { Grade } from '../scoring/grade.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { Centipoints } from '../indicator-value/points.ts';
import type { ReportGaps } from '../report/report-gaps.ts';
import type { FiguresCoverage } from './figures-coverage.ts';

/** Where a version of a report (报告版本) stands: 待签发, 已签发, 已退回, 已撤回. Spelled the same everywhere. */
export const ReportVersionState = {
  PUT_UP: 'PUT_UP',
  SIGNED: 'SIGNED',
  RETURNED: 'RETURNED',
  WITHDRAWN: 'WITHDRAWN',
} as const;

export type ReportVersionState = keyof typeof ReportVersionState;

/** What a person does to a version: 提请签发, 签发, 退回, 撤回. */
export const SignOffAct = {
  PUT_UP: 'PUT_UP',
  SIGN: 'SIGN',
  RETURN: 'RETURN',
  WITHDRAW: 'WITHDRAW',
} as const;

export type SignOffAct = keyof typeof SignOffAct;

/** What the public proof of a signed version confirms, exactly as the report says it. Null: it says that it is open. */
export interface ProofFigures {
  readonly title: string;
  readonly unitName: string;
  readonly budgetYear: number;
  readonly totalScoreInCentipoints: Centipoints | null;
  readonly grade: Grade | null;
  readonly budgetInFen: Fen | null;
  readonly executedInFen: Fen | null;
  /** Not there in versions of older releases. */
  readonly coverage?: FiguresCoverage;
}

/** What the paper of a version carries besides the report itself. */
export interface VersionMark {
  /** 1, 2, 3 … within its round. */
  readonly number: number;
  readonly code: string;
  /** Where the public proof of the code is read. */
  readonly address: string;
  /** What the version leaves open; counted when its report is made, and not there in versions of older releases. */
  readonly gaps?: ReportGaps;
}
