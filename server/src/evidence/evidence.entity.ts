import { EvidenceFormat } from '@attain/shared/evidence/evidence-format';
import { EvidenceProblem, EvidenceState } from '@attain/shared/evidence/evidence-state';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';

registerEnumType(EvidenceFormat, { name: 'EvidenceFormat' });
registerEnumType(EvidenceState, { name: 'EvidenceState' });
registerEnumType(EvidenceProblem, { name: 'EvidenceProblem' });

/** A photograph or file that proves an actual value (佐证材料). Its bytes lie beside the database, under its id. */
@Entity('evidence')
@Index(['selfEvaluationId', 'indicatorId'])
@ObjectType()
export class Evidence {
  /** That of the mutation that added it. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => SelfEvaluation)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly selfEvaluationId!: string;

  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly indicatorId!: string;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  readonly fileName!: string;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => EvidenceFormat)
  readonly format!: EvidenceFormat;

  /** Of what is uploaded; the checked copy that people are shown has a size of its own. */
  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly byteCount!: number;

  /** SHA-256 of the bytes as received: present means that they hash to this (S16). */
  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly contentHash!: string;

  @Column({ type: 'integer', nullable: true })
  readonly thumbnailByteCount!: number | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly thumbnailHash!: string | null;

  /** By the device's clock: a claim. */
  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly takenAt!: string | null;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => EvidenceState)
  readonly state!: EvidenceState;

  @Column({ type: 'varchar', length: 32, nullable: true })
  @Field(() => EvidenceProblem, { nullable: true })
  readonly problem!: EvidenceProblem | null;

  /** A small picture can be shown, also while the whole one is still to come. */
  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  readonly hasThumbnail!: boolean;

  /** Who may send the bytes. */
  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly addedById!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly addedByName!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly addedAt!: string;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly removedById!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  @Field(() => String, { nullable: true })
  readonly removedByName!: string | null;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  readonly removedAt!: string | null;

  @Index()
  @Column({ type: 'varchar', length: 500 })
  orgPath!: string;
}
