import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';
import { Fund } from '../fund/fund.entity.ts';

/** A document that hands a fund's money down (资金下达文件). */
@Entity('budget_document')
@ObjectType()
export class BudgetDocument {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @Index()
  @ForeignKey(() => Fund)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly fundId!: string;

  /** 文号, as printed. */
  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  documentNumber!: string;

  @Column({ type: 'varchar', length: 32 })
  @Field(() => String)
  issuerLevel!: string;

  /** A day, or a month (`2023-10`) where no day is known. */
  @Column({ type: 'varchar', length: 10 })
  @Field(() => String)
  issuedOn!: string;

  /** The law's 30 days run from here, not from the issue. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  @Field(() => String, { nullable: true })
  receivedOn!: string | null;

  @Column({ type: 'bigint', transformer: wholeNumber })
  @Field(() => GraphQLSafeInt)
  amountInFen!: number;

  @Column({ type: 'integer' })
  @Field(() => Int)
  budgetYear!: number;

  @Column({ type: 'varchar', length: 32 })
  @Field(() => String)
  batch!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  about!: string;

  /** The document of the level above whose money this one passes on. */
  @Index()
  @ForeignKey(() => BudgetDocument)
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  passesOnId!: string | null;

  @Column({ type: 'varchar', length: 500 })
  ownerPath!: string;
}
