import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { ConflictState, ConflictSubject } from './conflict-subject.ts';

registerEnumType(ConflictState, { name: 'ConflictState' });
registerEnumType(ConflictSubject, { name: 'ConflictSubject' });

/** One of the two values that met, with its author and time. */
@ObjectType()
export class ConflictSide {
  @Field(() => String, { nullable: true })
  readonly value!: string | null;

  @Field(() => String)
  readonly byName!: string;

  @Field(() => GraphQLDateTime)
  readonly at!: string;

  @Field(() => ID)
  readonly clientId!: string;

  @Field(() => ID)
  readonly mutationId!: string;
}

/** Two people set one field from the same base (冲突). Both values are kept until somebody chooses. */
@Entity('field_conflict')
@Index(['selfEvaluationId', 'state'])
@ObjectType()
export class FieldConflict {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Column({ type: 'varchar', length: 32 })
  @Field(() => ConflictSubject)
  readonly subject!: ConflictSubject;

  /** The indicator's id, the fund source, or the place of a statement. */
  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly subjectKey!: string;

  @Column({ type: 'varchar', length: 32 })
  @Field(() => String)
  readonly field!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  readonly base!: string | null;

  /** The value that stands. */
  @Column({ type: 'simple-json' })
  @Field(() => ConflictSide)
  readonly theirs!: ConflictSide;

  /** The value that came later and was kept aside. */
  @Column({ type: 'simple-json' })
  @Field(() => ConflictSide)
  readonly mine!: ConflictSide;

  @Column({ type: 'varchar', length: 16, default: ConflictState.OPEN })
  @Field(() => ConflictState)
  state!: ConflictState;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  resolvedValue!: string | null;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  resolvedAt!: string | null;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  resolvedById!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  @Field(() => String, { nullable: true })
  resolvedByName!: string | null;

  /** When the two values met, by the server; typing over the kept one does not make it younger. */
  @Column({ type: 'varchar', length: 24, default: '' })
  @Field(() => GraphQLDateTime)
  readonly openedAt!: string;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
