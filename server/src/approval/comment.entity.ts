import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { ReviewDecision } from './review-decision.entity.ts';

/** A comment (意见) on a form or on one of its rows. Append-only. */
@Entity('comment')
@ObjectType()
export class Comment {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @Index()
  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  /** Null: about the form as a whole. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  readonly indicatorId!: string | null;

  /** The decision that marked the row, if one did. */
  @ForeignKey(() => ReviewDecision)
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  readonly reviewDecisionId!: string | null;

  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly roundNumber!: number;

  @Column({ type: 'text' })
  @Field(() => String)
  readonly text!: string;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly authorId!: string | null;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly authorName!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly createdAt!: string;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
