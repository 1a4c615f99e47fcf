import type { FindingCode, FindingDetails, FindingSeverity } from '@attain/shared/scoring/finding';
import { GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType()
export class LevelScore {
  @Field(() => String)
  readonly level1!: string;

  /** Null while one of its rows is undecided. */
  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly scoreInCentipoints!: number | null;
}

@ObjectType()
export class RowScore {
  @Field(() => ID)
  readonly indicatorId!: string;

  @Field(() => GraphQLSafeInt)
  readonly weightInCentipoints!: number;

  /** 完成率 as a decimal of four places, not capped; null where it cannot be computed. */
  @Field(() => String, { nullable: true })
  readonly completion!: string | null;

  @Field(() => String, { nullable: true })
  readonly deviation!: string | null;

  /** Null while a person must judge. */
  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly scoreInCentipoints!: number | null;

  /** Id of the rule in shared/SPEC.md that gave the score. */
  @Field(() => String)
  readonly rule!: string;
}

/** A fault of the table, as data: whoever shows it words it. */
@ObjectType()
export class TableFinding {
  @Field(() => String)
  readonly code!: FindingCode;

  @Field(() => String)
  readonly severity!: FindingSeverity;

  /** Null: the table as a whole is meant. */
  @Field(() => ID, { nullable: true })
  readonly indicatorId!: string | null;

  @Field(() => GraphQLJSON)
  readonly details!: FindingDetails[FindingCode];
}

/** What a form scores as its rows stand now. */
@ObjectType()
export class FormScore {
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Field(() => ID)
  readonly schemeId!: string;

  /** 预算执行率 as a decimal of four places; null where there is none. */
  @Field(() => String, { nullable: true })
  readonly executionRate!: string | null;

  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly executionInCentipoints!: number | null;

  /** Null while a row or the execution is undecided; lowest and highest then tell what is possible. */
  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly totalInCentipoints!: number | null;

  @Field(() => GraphQLSafeInt)
  readonly lowestInCentipoints!: number;

  @Field(() => GraphQLSafeInt)
  readonly highestInCentipoints!: number;

  @Field(() => String, { nullable: true })
  readonly grade!: string | null;

  @Field(() => [LevelScore])
  readonly levels!: readonly LevelScore[];

  @Field(() => [RowScore])
  readonly rows!: readonly RowScore[];

  @Field(() => [TableFinding])
  readonly findings!: readonly TableFinding[];

  /** The engine's trace: every sum with its parts, and what each rolled-up row was put together from. */
  @Field(() => GraphQLJSON)
  readonly explanation!: object;
}
