import type { FiguresCoverage } from '@attain/shared/sign-off/figures-coverage';
import { ReportVersionState, SignOffAct, type ProofFigures } from '@attain/shared/sign-off/report-version';
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { wholeNumber } from '../database/whole-number.column.ts';
import { Round } from '../performance-target/round.entity.ts';
import { ReportJobFile, ReportJobGaps } from '../report/report-job.entity.ts';

registerEnumType(ReportVersionState, { name: 'ReportVersionState' });
registerEnumType(SignOffAct, { name: 'SignOffAct' });

/** What the proof of a version confirms. */
@ObjectType()
export class ReportFigures implements ProofFigures {
  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly unitName!: string;

  @Field(() => Int)
  readonly budgetYear!: number;

  @Field(() => Int, { nullable: true })
  readonly totalScoreInCentipoints!: number | null;

  @Field(() => String, { nullable: true })
  readonly grade!: ProofFigures['grade'];

  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly budgetInFen!: number | null;

  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly executedInFen!: number | null;

  readonly coverage?: FiguresCoverage;
}

/** Who did what to a version, and the content that they saw. */
@ObjectType()
export class SignOffEntry {
  @Field(() => SignOffAct)
  readonly act!: SignOffAct;

  readonly byId!: string;

  @Field(() => String)
  readonly byName!: string;

  @Field(() => GraphQLDateTime)
  readonly at!: string;

  /** SHA-256 (hex). */
  @Field(() => String)
  readonly contentHash!: string;

  /** Why it was returned; '' for other acts. */
  @Field(() => String)
  readonly reason!: string;

  /** The person knew that rows had changed since it was put up. */
  @Field(() => Boolean)
  readonly evenIfOutdated!: boolean;
}

/**
 * A version of a round's report (报告版本), frozen when it is put up for sign-off: content, figures and files are
 * those of one state of the rows and never change; what is done to it is added.
 */
@Entity('report_version')
@Index(['roundId', 'number'], { unique: true })
@ObjectType()
export class ReportVersion {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => Round)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly roundId!: string;

  /** 1, 2, 3 … within its round. */
  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly number!: number;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => ReportVersionState)
  state!: ReportVersionState;

  /** Stands on the paper and opens the public proof; see `short-code.ts` in shared. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 16 })
  @Field(() => String)
  readonly code!: string;

  /** The last change that its one snapshot holds. */
  @Column({ type: 'bigint', transformer: wholeNumber })
  @Field(() => GraphQLSafeInt)
  readonly seq!: number;

  /** SHA-256 (hex) of all rows and words that it is made from. */
  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly contentHash!: string;

  /** In the store of kept files (`report-versions/` of the data folder), by their SHA-256. */
  @Column({ type: 'simple-json' })
  @Field(() => [ReportJobFile])
  readonly files!: readonly ReportJobFile[];

  @Column({ type: 'simple-json' })
  @Field(() => ReportFigures)
  readonly figures!: ReportFigures;

  /** What the frozen report leaves open (SO10); null where an older release froze it. */
  @Column({ type: 'simple-json', nullable: true })
  @Field(() => ReportJobGaps, { nullable: true })
  readonly gaps!: ReportJobGaps | null;

  /** From putting up to its end, in their order; only added to. */
  @Column({ type: 'simple-json' })
  @Field(() => [SignOffEntry])
  acts!: readonly SignOffEntry[];

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly drafterId!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly putUpAt!: string;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  signedAt!: string | null;

  /** That of the unit that called the round: the report tells figures of all below it. */
  @Index()
  @Column({ type: 'varchar', length: 500 })
  readonly orgPath!: string;

  /** Rows that it tells have changed since (数据已更新). No column: told with each answer. */
  @Field(() => Boolean)
  readonly isOutdated?: boolean;

  /** The number of the latest signed version, where that is a later one. No column. */
  @Field(() => Int, { nullable: true })
  readonly correctedBy?: number | null;

  /** Rules whose findings hold up the signature (SO7), each once; empty unless it waits. No column. */
  @Field(() => [String])
  readonly openFindings?: readonly string[];

  /** Whoever asks has put it up. No column. */
  @Field(() => Boolean)
  readonly isOwn?: boolean;
}

/** A version as it is told. */
export type ReportVersionView = ReportVersion & {
  readonly isOutdated: boolean;
  readonly correctedBy: number | null;
  readonly openFindings: readonly string[];
  readonly isOwn: boolean;
};
