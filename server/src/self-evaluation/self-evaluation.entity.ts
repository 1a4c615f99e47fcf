import { FormState } from '@attain/shared/approval/form-state';
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { UserAccount } from '../account/user-account.entity.ts';

registerEnumType(FormState, { name: 'FormState' });

/** What an approved form scored when it was approved, and by which scheme. */
@ObjectType()
export class ApprovedScore {
  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly totalInCentipoints!: number | null;

  @Field(() => String, { nullable: true })
  readonly grade!: string | null;

  @Field(() => ID)
  readonly schemeId!: string;
}

/** The self-evaluation form (自评表) of one target table. */
@Entity('self_evaluation')
@Index(['roundId', 'orgUnitId'])
@ObjectType()
export class SelfEvaluation {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  /** One target table has one form. */
  @Index({ unique: true })
  @ForeignKey(() => TargetTable)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly targetTableId!: string;

  @ForeignKey(() => Round)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly roundId!: string;

  @Index()
  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly orgUnitId!: string;

  @Column({ type: 'varchar', length: 16, default: FormState.DRAFT })
  @Field(() => FormState)
  state!: FormState;

  /** From 1; each return or reopening begins the next one. */
  @Column({ type: 'integer', default: 1 })
  @Field(() => Int)
  roundNumber!: number;

  /** Raised by every change of this row. */
  @Column({ type: 'integer', default: 1 })
  @Field(() => Int)
  rev!: number;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  submittedAt!: string | null;

  /** For the rule that author and approver are two persons (SY8). */
  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  submittedById!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  @Field(() => String, { nullable: true })
  submittedByName!: string | null;

  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  isLate!: boolean;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt!: string | null;

  @Column({ type: 'simple-json', nullable: true })
  @Field(() => ApprovedScore, { nullable: true })
  approvedScore!: ApprovedScore | null;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
