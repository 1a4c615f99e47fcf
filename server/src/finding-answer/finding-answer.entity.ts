import { FindingActKind, type FindingAct } from '@attain/shared/finding-answer/finding-act';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { Round } from '../performance-target/round.entity.ts';

registerEnumType(FindingActKind, { name: 'FindingActKind' });

/**
 * What somebody did about a finding of a round's examination (审核发现): gave a reason, or took one back. Append-only. It
 * is seen by those who see the unit that called the round.
 */
@Entity('finding_answer')
@Unique(['roundId', 'findingKey', 'ordinal'])
@ObjectType()
export class FindingAnswer implements FindingAct {
  /** The id of the mutation. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => Round)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly roundId!: string;

  /** Rule and place (FA1). */
  @Column({ type: 'varchar', length: 220 })
  @Field(() => String)
  readonly findingKey!: string;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => FindingActKind)
  readonly kind!: FindingActKind;

  /** Of the facts that the person saw (FA2). */
  @Column({ type: 'varchar', length: 16 })
  @Field(() => String)
  readonly fingerprint!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  readonly reason!: string;

  /** The answer that is taken back; null for an answer. */
  @ForeignKey(() => FindingAnswer)
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  readonly answerId!: string | null;

  /** 1, 2, 3 … of the acts on this finding. */
  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly ordinal!: number;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly authorId!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly authorName!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly createdAt!: string;

  /** Of the unit that called the round. */
  @Index()
  @Column({ type: 'varchar', length: 500 })
  readonly orgPath!: string;
}
