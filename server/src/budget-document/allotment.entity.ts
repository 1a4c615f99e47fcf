import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { BudgetDocument } from './budget-document.entity.ts';

/** One unit's share of a budget document (资金分配). */
@Entity('allotment')
@Unique(['budgetDocumentId', 'orgUnitId'])
@ObjectType()
export class Allotment {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => BudgetDocument)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly budgetDocumentId!: string;

  @Index()
  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly orgUnitId!: string;

  @Column({ type: 'bigint', transformer: wholeNumber })
  @Field(() => GraphQLSafeInt)
  amountInFen!: number;

  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
