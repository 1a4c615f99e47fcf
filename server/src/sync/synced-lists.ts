import type { Reach } from '@attain/shared/organisation/scope';
import type { ObjectLiteral, ObjectType } from 'typeorm';
import { Amendment } from '../amendment/amendment.entity.ts';
import { Comment } from '../approval/comment.entity.ts';
import { ReviewDecision } from '../approval/review-decision.entity.ts';
import { Submission } from '../approval/submission.entity.ts';
import { Allotment } from '../budget-document/allotment.entity.ts';
import { BudgetDocument } from '../budget-document/budget-document.entity.ts';
import { Evidence } from '../evidence/evidence.entity.ts';
import { FindingAnswer } from '../finding-answer/finding-answer.entity.ts';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { FieldConflict } from './field-conflict.entity.ts';
import type { SyncEntity } from './sync-entity.ts';

/** The rows of a pull page, a typed list per entity. */
export interface SyncedRows {
  readonly orgUnits: OrgUnit[];
  readonly funds: Fund[];
  readonly budgetDocuments: BudgetDocument[];
  readonly allotments: Allotment[];
  readonly schemes: Scheme[];
  readonly rounds: Round[];
  readonly targetTables: TargetTable[];
  readonly indicators: Indicator[];
  readonly selfEvaluations: SelfEvaluation[];
  readonly indicatorActuals: IndicatorActual[];
  readonly fundExecutions: FundExecution[];
  readonly formStatements: FormStatement[];
  readonly submissions: Submission[];
  readonly reviewDecisions: ReviewDecision[];
  readonly comments: Comment[];
  readonly fieldConflicts: FieldConflict[];
  readonly evidence: Evidence[];
  readonly amendments: Amendment[];
  readonly findingAnswers: FindingAnswer[];
}

type ListName = keyof SyncedRows;

/** Where rows of one entity are found, who may see them, and in which list they travel. */
export interface SyncedList {
  readonly list: ListName;
  readonly entity: ObjectType<SyncedRow>;
  readonly reach: Reach;
  /** The field that holds the owner's path. */
  readonly pathField: string;
  /** The field that names who is told of the row wherever they are: its author. */
  readonly authorField: string | null;
}

export type SyncedRow = ObjectLiteral & { readonly id: string };

function list<L extends ListName>(
  name: L,
  entity: ObjectType<SyncedRows[L][number]>,
  reach: Reach,
  pathField: keyof SyncedRows[L][number] & string,
  authorField: (keyof SyncedRows[L][number] & string) | null = null,
): SyncedList {
  return { list: name, entity, reach, pathField, authorField };
}

export const SYNCED_LISTS: { readonly [E in SyncEntity]: SyncedList } = {
  ORG_UNIT: list('orgUnits', OrgUnit, 'HANDED_DOWN', 'path'),
  FUND: list('funds', Fund, 'HANDED_DOWN', 'ownerPath'),
  BUDGET_DOCUMENT: list('budgetDocuments', BudgetDocument, 'HANDED_DOWN', 'ownerPath'),
  ALLOTMENT: list('allotments', Allotment, 'UNIT', 'orgPath'),
  SCHEME: list('schemes', Scheme, 'HANDED_DOWN', 'ownerPath'),
  ROUND: list('rounds', Round, 'HANDED_DOWN', 'ownerPath'),
  TARGET_TABLE: list('targetTables', TargetTable, 'UNIT', 'orgPath'),
  INDICATOR: list('indicators', Indicator, 'UNIT', 'orgPath'),
  SELF_EVALUATION: list('selfEvaluations', SelfEvaluation, 'UNIT', 'orgPath'),
  INDICATOR_ACTUAL: list('indicatorActuals', IndicatorActual, 'UNIT', 'orgPath'),
  FUND_EXECUTION: list('fundExecutions', FundExecution, 'UNIT', 'orgPath'),
  FORM_STATEMENT: list('formStatements', FormStatement, 'UNIT', 'orgPath'),
  SUBMISSION: list('submissions', Submission, 'UNIT', 'orgPath'),
  REVIEW_DECISION: list('reviewDecisions', ReviewDecision, 'UNIT', 'orgPath'),
  COMMENT: list('comments', Comment, 'UNIT', 'orgPath'),
  FIELD_CONFLICT: list('fieldConflicts', FieldConflict, 'UNIT', 'orgPath'),
  EVIDENCE: list('evidence', Evidence, 'UNIT', 'orgPath'),
  AMENDMENT: list('amendments', Amendment, 'UNIT', 'orgPath', 'authorId'),
  FINDING_ANSWER: list('findingAnswers', FindingAnswer, 'UNIT', 'orgPath'),
};
