import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
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
import { BucketSums } from './bucket-result.ts';
import { FieldConflict } from './field-conflict.entity.ts';
import { MutationVerdict, UpgradeRequired } from './push-result.ts';
import { SyncEntity } from './sync-entity.ts';
import type { SyncedRows } from './synced-lists.ts';

/** A row that left the caller's scope, or is gone. Pending work on it is kept by the device. */
@ObjectType()
export class Eviction {
  @Field(() => SyncEntity)
  readonly entity!: SyncEntity;

  @Field(() => ID)
  readonly id!: string;
}

/** Rows as they stand in one snapshot, a typed list per entity, so that the schema checks what devices store. */
@ObjectType()
export class PullPage implements SyncedRows {
  readonly kind!: 'PullPage';

  @Field(() => ID)
  readonly epoch!: string;

  @Field(() => String)
  readonly cursor!: string;

  @Field(() => GraphQLSafeInt)
  readonly seq!: number;

  @Field(() => GraphQLSafeInt)
  readonly safeSeq!: number;

  @Field(() => Boolean)
  readonly hasMore!: boolean;

  @Field(() => GraphQLDateTime)
  readonly serverTime!: string;

  @Field(() => [OrgUnit])
  readonly orgUnits!: OrgUnit[];

  @Field(() => [Fund])
  readonly funds!: Fund[];

  @Field(() => [BudgetDocument])
  readonly budgetDocuments!: BudgetDocument[];

  @Field(() => [Allotment])
  readonly allotments!: Allotment[];

  @Field(() => [Scheme])
  readonly schemes!: Scheme[];

  @Field(() => [Round])
  readonly rounds!: Round[];

  @Field(() => [TargetTable])
  readonly targetTables!: TargetTable[];

  @Field(() => [Indicator])
  readonly indicators!: Indicator[];

  @Field(() => [SelfEvaluation])
  readonly selfEvaluations!: SelfEvaluation[];

  @Field(() => [IndicatorActual])
  readonly indicatorActuals!: IndicatorActual[];

  @Field(() => [FundExecution])
  readonly fundExecutions!: FundExecution[];

  @Field(() => [FormStatement])
  readonly formStatements!: FormStatement[];

  @Field(() => [Submission])
  readonly submissions!: Submission[];

  @Field(() => [ReviewDecision])
  readonly reviewDecisions!: ReviewDecision[];

  @Field(() => [Comment])
  readonly comments!: Comment[];

  @Field(() => [FieldConflict])
  readonly fieldConflicts!: FieldConflict[];

  @Field(() => [Evidence])
  readonly evidence!: Evidence[];

  @Field(() => [Amendment])
  readonly amendments!: Amendment[];

  @Field(() => [FindingAnswer])
  readonly findingAnswers!: FindingAnswer[];

  @Field(() => [Eviction])
  readonly evictions!: readonly Eviction[];

  @Field(() => [MutationVerdict])
  readonly verdicts!: readonly MutationVerdict[];

  @Field(() => BucketSums, {
    nullable: true,
    description: 'With the last page, when they were asked for and can be told at this place.',
  })
  readonly bucketSums!: BucketSums | null;
}

/** Why a cursor cannot be continued. */
export type ResetReason =
  | 'UNREADABLE_CURSOR'
  | 'FOREIGN_CURSOR'
  | 'FUTURE_CURSOR'
  | 'EPOCH_CHANGED'
  | 'SCOPE_CHANGED'
  | 'HISTORY_REWOUND';

@ObjectType({
  description:
    'The cursor cannot be continued (restored server, changed scope, foreign cursor): drop server rows, keep everything entered, pull from null.',
})
export class PullReset {
  readonly kind!: 'PullReset';

  @Field(() => String)
  readonly reason!: ResetReason;

  @Field(() => ID)
  readonly epoch!: string;
}

export type PullAnswer = PullPage | PullReset | UpgradeRequired;

export const PullResult = createUnionType({
  name: 'PullResult',
  types: () => [PullPage, PullReset, UpgradeRequired] as const,
  resolveType: ({ kind }) => kind,
});
