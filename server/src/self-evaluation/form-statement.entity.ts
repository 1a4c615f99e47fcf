import type { StatementPlace } from '@attain/shared/statement/statement-place';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { FieldStamps } from './field-stamp.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';

/** What a form says in words at one place (情况说明): an aspect of fund management, a measure … There from its first text on. */
@Entity('form_statement')
@Unique(['selfEvaluationId', 'place'])
@ObjectType()
export class FormStatement {
  /** Id of the mutation that first said something there. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly place!: StatementPlace;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  readonly text!: string | null;

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
