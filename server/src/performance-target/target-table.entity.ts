import { RollUpSource } from '@attain/shared/indicator/roll-up-source';
import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BudgetDocument } from '../budget-document/budget-document.entity.ts';
import { wholeNumber } from '../database/whole-number.column.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Round } from './round.entity.ts';
import { Scheme } from './scheme.entity.ts';

/** The performance targets handed to one unit with one batch of money (绩效目标表). */
@Entity('target_table')
@Index(['roundId', 'orgUnitId'])
@ObjectType()
export class TargetTable {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => Round)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly roundId!: string;

  @Index()
  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly orgUnitId!: string;

  @Index()
  @ForeignKey(() => BudgetDocument)
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  readonly budgetDocumentId!: string | null;

  @Index()
  @ForeignKey(() => Scheme)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  schemeId!: string;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  title!: string;

  @Column({ type: 'varchar', length: 32 })
  @Field(() => String)
  batch!: string;

  @Column({ type: 'bigint', transformer: wholeNumber })
  @Field(() => GraphQLSafeInt)
  amountInFen!: number;

  /** 总体目标, as printed. */
  @Column({ type: 'text' })
  @Field(() => String)
  overallTarget!: string;

  /** What its money and its rows are put together from, unless a row says otherwise; a `RollUpSource`. */
  @Column({ type: 'varchar', length: 32, default: RollUpSource.CHILDREN })
  @Field(() => String)
  rollUpSource!: string;

  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
