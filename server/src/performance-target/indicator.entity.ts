import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TargetTable } from './target-table.entity.ts';

/** One row of a target table: a level-3 performance indicator (三级指标) and its target text. */
@Entity('indicator')
@Unique(['targetTableId', 'position'])
@ObjectType()
export class Indicator {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => TargetTable)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly targetTableId!: string;

  /** Place in the table, from 1. */
  @Column({ type: 'integer' })
  @Field(() => Int)
  position!: number;

  @Column({ type: 'varchar', length: 50 })
  @Field(() => String)
  level1!: string;

  @Column({ type: 'varchar', length: 50 })
  @Field(() => String)
  level2!: string;

  @Column({ type: 'varchar', length: 300 })
  @Field(() => String)
  level3!: string;

  /** The target value exactly as printed; the engine in shared reads it. */
  @Column({ type: 'text' })
  @Field(() => String)
  targetText!: string;

  /** In centipoints; null is an equal share of its level's weight. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => GraphQLSafeInt, { nullable: true })
  weight!: number | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => String, { nullable: true })
  unitOfMeasure!: string | null;

  /** The indicator of the level above that this one feeds when it is rolled up. */
  @Index()
  @ForeignKey(() => Indicator)
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  parentIndicatorId!: string | null;

  /** How the rows that feed this one become its value; an `AggregationRule`. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => String, { nullable: true })
  aggregationRule!: string | null;

  /** How what is reported for the periods of the year becomes the year's value; a `PeriodRule`. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => String, { nullable: true })
  periodRule!: string | null;

  /** What the row is put together from, a `RollUpSource`; null: as its table is. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => String, { nullable: true })
  rollUpSource!: string | null;

  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
