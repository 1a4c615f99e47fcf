import type { FormState } from '../approval/form-state.ts';
import type { Fen } from '../indicator-value/money.ts';
import type { IndicatorRow } from '../self-evaluation/roll-up-form.ts';
import type { StatementPlace } from '../statement/statement-place.ts';

/**
 * The rows of one round that its report (自评报告) is made from, as database and phone keep them.
 *
 * Null is unknown, which is neither empty nor zero. What people write themselves is in `statements`; all of it may be
 * missing, and the report then says what is missing.
 */
export interface ReportMaterial {
  readonly round: ReportRound;
  readonly fund: {
    readonly id: string;
    readonly name: string;
    readonly competentDepartment: string;
  };
  readonly orgUnits: readonly ReportUnit[];
  readonly documents: readonly ReportBudgetDocument[];
  readonly allotments: readonly ReportAllotment[];
  readonly schemes: readonly ReportScheme[];
  readonly targetTables: readonly ReportTargetTable[];
  readonly indicators: readonly ReportIndicator[];
  readonly selfEvaluations: readonly ReportForm[];
  readonly indicatorActuals: readonly ReportActual[];
  readonly fundExecutions: readonly ReportExecution[];
  readonly statements: readonly ReportStatement[];
}

export interface ReportRound {
  readonly id: string;
  readonly name: string;
  readonly budgetYear: number;
  /** The unit that called the round and reports on it. */
  readonly ownerId: string;
  readonly isSampleData: boolean;
}

export interface ReportUnit {
  readonly id: string;
  readonly parentId: string | null;
  /** Its order is that of official tables. */
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly departmentName: string;
}

export interface ReportBudgetDocument {
  readonly id: string;
  /** 文号, as printed. */
  readonly documentNumber: string;
  /** CENTRAL, REGION …: the level that issued it. */
  readonly issuerLevel: string;
  /** A day, or a month (`2023-10`) where no day is known. */
  readonly issuedOn: string;
  readonly receivedOn: string | null;
  readonly amountInFen: Fen;
  readonly budgetYear: number;
  readonly about: string;
  readonly passesOnId: string | null;
}

export interface ReportAllotment {
  readonly id: string;
  readonly budgetDocumentId: string;
  readonly orgUnitId: string;
  readonly amountInFen: Fen;
}

export interface ReportScheme {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly content: unknown;
  readonly reason: string | null;
}

export interface ReportTargetTable {
  readonly id: string;
  readonly orgUnitId: string;
  readonly budgetDocumentId: string | null;
  readonly schemeId: string;
  readonly title: string;
  readonly amountInFen: Fen;
  readonly overallTarget: string;
}

export interface ReportIndicator extends IndicatorRow {
  readonly targetTableId: string;
  /** Place in the table, from 1. */
  readonly position: number;
}

export interface ReportForm {
  readonly id: string;
  readonly targetTableId: string;
  readonly roundId: string;
  readonly orgUnitId: string;
  readonly state: FormState;
  readonly submittedAt: string | null;
}

export interface ReportActual {
  readonly id: string;
  readonly selfEvaluationId: string;
  readonly indicatorId: string;
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  readonly improvementMeasure: string | null;
  /** Who wrote them; null where nobody did, or it is not known. */
  readonly deviationReasonBy: string | null;
  readonly improvementMeasureBy: string | null;
}

export interface ReportExecution {
  readonly id: string;
  readonly selfEvaluationId: string;
  readonly source: 'CENTRAL' | 'LOCAL' | 'OTHER';
  readonly annualBudgetInFen: Fen | null;
  readonly arrivedInFen: Fen | null;
  readonly executedInFen: Fen | null;
}

/** A text that a person wrote for the report. */
export interface ReportStatement {
  readonly id: string;
  readonly place: StatementPlace;
  readonly text: string;
  /** Null: it came with the form. */
  readonly author: string | null;
}
