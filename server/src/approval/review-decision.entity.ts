import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { DecisionOutcome } from './decision-outcome.ts';

registerEnumType(DecisionOutcome, { name: 'DecisionOutcome' });

/** A decision on a form, bound to the content that was decided on (SY6). Never changed. */
@Entity('review_decision')
@Index(['selfEvaluationId', 'roundNumber'])
@ObjectType()
export class ReviewDecision {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly roundNumber!: number;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => DecisionOutcome)
  readonly outcome!: DecisionOutcome;

  @Column({ type: 'text' })
  @Field(() => String)
  readonly comment!: string;

  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly contentHash!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly decidedAt!: string;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly decidedById!: string | null;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly decidedByName!: string;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
