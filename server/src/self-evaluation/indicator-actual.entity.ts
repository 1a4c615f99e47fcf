import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Indicator } from '../performance-target/indicator.entity.ts';
import type { FieldStamps } from './field-stamp.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';

/** What is reported for one indicator. The row exists, empty, from the creation of its form. */
@Entity('indicator_actual')
@Unique(['selfEvaluationId', 'indicatorId'])
@ObjectType()
export class IndicatorActual {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Index()
  @ForeignKey(() => Indicator)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly indicatorId!: string;

  /** The actual value (实际完成值) as typed; null until it is reported. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  valueText!: string | null;

  /** A person's judgement where the engine cannot compute: an exact decimal share from 0 to 1. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  completion!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  deviationReason!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  improvementMeasure!: string | null;

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
