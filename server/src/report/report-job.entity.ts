import {
  ReportFileKind,
  ReportJobError,
  ReportJobPurpose,
  ReportJobState,
} from '@attain/shared/report/report-job';
import type { ReportGaps } from '@attain/shared/report/report-gaps';
import type { TemplateLine } from '@attain/shared/report-template/template-line';
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import type { TemplateHashes } from './template/order-templates.ts';

registerEnumType(ReportFileKind, { name: 'ReportFileKind' });
registerEnumType(ReportJobState, { name: 'ReportJobState' });
registerEnumType(ReportJobPurpose, { name: 'ReportJobPurpose' });
registerEnumType(ReportJobError, { name: 'ReportJobError' });

@ObjectType()
export class ReportJobFile {
  @Field(() => ReportFileKind)
  readonly kind!: ReportFileKind;

  /** With its ending, as it is saved. */
  @Field(() => String)
  readonly name!: string;

  @Field(() => GraphQLSafeInt)
  readonly byteCount!: number;

  /** SHA-256 (hex). */
  @Field(() => String)
  readonly sha256!: string;
}

/** What a template states by itself and the data of the round do not bear out (模板与数据不一致). */
@ObjectType()
export class TemplateFinding implements TemplateLine {
  /** The data say otherwise: no file was made. */
  @Field(() => Boolean)
  readonly isRefusal!: boolean;

  /** Where it stands in the template. */
  @Field(() => String, { nullable: true })
  readonly where!: string | null;

  @Field(() => String)
  readonly what!: string;
}

/** What of a report is still missing. */
@ObjectType('ReportGaps')
export class ReportJobGaps implements ReportGaps {
  @Field(() => Int)
  readonly openPlaces!: number;

  @Field(() => Int)
  readonly unapprovedForms!: number;
}

/** The making of a report's files (生成报告文件): asked for by a person, done beside the requests. */
@Entity('report_job')
@Index(['roundId', 'askedAt'])
@ObjectType()
export class ReportJob {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => Round)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly roundId!: string;

  @Column({ type: 'varchar', length: 16, default: 'FILES' })
  @Field(() => ReportJobPurpose)
  readonly purpose!: ReportJobPurpose;

  /** SHA-256 (hex) of the content that was looked at before it was put up; null for files to look at. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly seenHash!: string | null;

  @Index()
  @Column({ type: 'varchar', length: 16 })
  @Field(() => ReportJobState)
  state!: ReportJobState;

  /** Per cent of what is finished. */
  @Column({ type: 'integer' })
  @Field(() => Int)
  progress!: number;

  @Column({ type: 'varchar', length: 16, nullable: true })
  @Field(() => ReportJobError, { nullable: true })
  errorCode!: ReportJobError | null;

  /** The last change that its one snapshot holds; null before it is read. */
  @Column({ type: 'bigint', transformer: wholeNumber, nullable: true })
  @Field(() => GraphQLSafeInt, { nullable: true })
  seq!: number | null;

  /** Those that its files are written in; null before it is read. */
  @Column({ type: 'simple-json', nullable: true })
  readonly templates!: TemplateHashes | null;

  /** SHA-256 (hex) of all rows and words that the files are made from. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => String, { nullable: true })
  contentHash!: string | null;

  /** Empty until it is done, and for a version, which has its own. */
  @Column({ type: 'simple-json' })
  @Field(() => [ReportJobFile])
  files!: readonly ReportJobFile[];

  /** Empty for the built-in layout. Whoever signs must see them. */
  @Column({ type: 'simple-json', default: '[]' })
  @Field(() => [TemplateFinding])
  findings!: readonly TemplateFinding[];

  /** Null until it is done, and where an older release made it. */
  @Column({ type: 'simple-json', nullable: true })
  @Field(() => ReportJobGaps, { nullable: true })
  gaps!: ReportJobGaps | null;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly askedById!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly askedByName!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly askedAt!: string;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  finishedAt!: string | null;

  /** That of the unit that called the round: the report tells figures of all below it. */
  @Index()
  @Column({ type: 'varchar', length: 500 })
  readonly orgPath!: string;

  /** Rows that the report tells, or the unit's templates, have changed since (数据已更新). No column: told with each answer. */
  @Field(() => Boolean)
  readonly isOutdated?: boolean;
}

/** A job as it is told. */
export type ReportJobView = ReportJob & { readonly isOutdated: boolean };
