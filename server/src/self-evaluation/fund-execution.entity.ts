import { GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';
import type { FieldStamps } from './field-stamp.ts';
import { FundSource } from './fund-source.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';

registerEnumType(FundSource, { name: 'FundSource' });

/** Budget and execution of one source of money. Empty and 0 differ: unknown, and known to be nothing. */
@Entity('fund_execution')
@Unique(['selfEvaluationId', 'source'])
@ObjectType()
export class FundExecution {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => FundSource)
  readonly source!: FundSource;

  /** 全年预算数, after changes within the year. */
  @Column({ type: 'bigint', nullable: true, transformer: wholeNumber })
  @Field(() => GraphQLSafeInt, { nullable: true })
  annualBudgetInFen!: number | null;

  @Column({ type: 'bigint', nullable: true, transformer: wholeNumber })
  @Field(() => GraphQLSafeInt, { nullable: true })
  arrivedInFen!: number | null;

  /** 全年执行数: paid out of the treasury; passing money on to a lower level is not execution. */
  @Column({ type: 'bigint', nullable: true, transformer: wholeNumber })
  @Field(() => GraphQLSafeInt, { nullable: true })
  executedInFen!: number | null;

  @Column({ type: 'integer', default: 1 })
  @Field(() => Int)
  rev!: number;

  @Column({ type: 'simple-json' })
  @Field(() => GraphQLJSON)
  stamps!: FieldStamps;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
