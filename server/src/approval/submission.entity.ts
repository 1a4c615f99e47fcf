import type { FormContent } from '@attain/shared/approval/form-content';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';

/** A form's content as it was submitted (提交): what a reviewer compares the next submission with. */
@Entity('submission')
@Index(['selfEvaluationId', 'roundNumber'])
@ObjectType()
export class Submission {
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

  @Column({ type: 'simple-json' })
  @Field(() => GraphQLJSON)
  readonly content!: FormContent;

  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly contentHash!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly submittedAt!: string;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly submittedById!: string | null;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly submittedByName!: string;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
