import { AmendmentOutcome, AmendmentState } from '@attain/shared/amendment/amendment-state';
import { ProposalSubject } from '@attain/shared/amendment/read-proposal';
import { VerdictOutcome } from '@attain/shared/sync/verdict';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';

registerEnumType(AmendmentState, { name: 'AmendmentState' });
registerEnumType(AmendmentOutcome, { name: 'AmendmentOutcome' });
registerEnumType(ProposalSubject, { name: 'ProposalSubject' });

/** What a leader decided about a proposal, and why. */
@ObjectType()
export class AmendmentDecision {
  @Field(() => AmendmentOutcome)
  readonly outcome!: AmendmentOutcome;

  /** '' where none was asked for. */
  @Field(() => String)
  readonly reason!: string;

  @Field(() => String)
  readonly byName!: string;

  @Field(() => GraphQLDateTime)
  readonly at!: string;
}

/**
 * A proposal (修改建议): something that was entered for a form and could not simply be applied, kept beside it until
 * somebody decides (SY7). It changes no value, and is never deleted.
 */
@Entity('amendment')
@Index(['selfEvaluationId', 'state'])
@ObjectType()
export class Amendment {
  /** The id of the mutation that could not be applied. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  /** The mutation's name, e.g. `actual.set@1`; one that this release does not know as well. */
  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly name!: string;

  /** Null, with key and field: no value of a field. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => ProposalSubject, { nullable: true })
  readonly subject!: ProposalSubject | null;

  /** The indicator's id, the fund source or the place of a text; as it was sent, so it may name nothing. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  readonly subjectKey!: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => String, { nullable: true })
  readonly field!: string | null;

  /** As text; amounts are whole fen in decimal digits. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  readonly value!: string | null;

  /** What the author saw when they entered it. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  readonly base!: string | null;

  /** PARKED or QUARANTINED, with the code that says why. */
  @Column({ type: 'varchar', length: 16 })
  @Field(() => VerdictOutcome)
  readonly outcome!: VerdictOutcome;

  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => String, { nullable: true })
  readonly code!: string | null;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly authorId!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly authorName!: string;

  /** Who brought it in from the author's file; null: it came from the author's own device. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Who imported it from the author's file; the author is what they claim then.",
  })
  readonly importedByName!: string | null;

  /** By the device's own clock: a claim. Null when that clock shows no year that exists. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly enteredAt!: string | null;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly receivedAt!: string;

  @Column({ type: 'varchar', length: 16, default: AmendmentState.OPEN })
  @Field(() => AmendmentState)
  readonly state!: AmendmentState;

  /** Oldest first; only ever added to. */
  @Column({ type: 'simple-json' })
  @Field(() => [AmendmentDecision])
  readonly decisions!: AmendmentDecision[];

  /** When it was entered in the form, or its author entered another value, and who did. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly closedAt!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  @Field(() => String, { nullable: true })
  readonly closedByName!: string | null;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  readonly orgPath!: string;
}
