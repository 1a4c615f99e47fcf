import { PublicationState } from '@attain/shared/publication/publication-state';
import { RedactionKind, type Redaction } from '@attain/shared/publication/redaction';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { ReportVersion } from '../sign-off/report-version.entity.ts';

registerEnumType(PublicationState, { name: 'PublicationState' });
registerEnumType(RedactionKind, { name: 'RedactionKind' });

/** A text that is taken out of what is published; told only to those who read the whole report. */
@ObjectType('Redaction')
export class PublicationRedaction implements Redaction {
  @Field(() => String)
  readonly text!: string;

  @Field(() => RedactionKind)
  readonly kind!: RedactionKind;
}

/** One of the files that everybody may read. */
export interface PublishedFile {
  /** The last part of its address, and its name when it is saved. */
  readonly name: string;
  /** What it holds, in words. */
  readonly label: string;
  readonly mediaType: string;
  readonly byteCount: number;
  /** SHA-256 (hex). */
  readonly sha256: string;
}

/**
 * A signed version of a report made public (公开记录): when, where, by whom, and the bytes. It never changes but for its
 * end: a newer one corrects it, or it is withdrawn.
 */
@Entity('publication')
@Index(['roundId', 'number'], { unique: true })
@Index(['slug', 'number'], { unique: true })
@ObjectType()
export class Publication {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @ForeignKey(() => Round)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly roundId!: string;

  @ForeignKey(() => ReportVersion)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly versionId!: string;

  /** 1, 2, 3 … of the reports of its round. */
  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly number!: number;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => PublicationState)
  state!: PublicationState;

  /** Of its address; the same for all publications of a round. */
  @Column({ type: 'varchar', length: 40 })
  readonly slug!: string;

  /** The whole address, as it was when it was published. */
  @Column({ type: 'varchar', length: 500 })
  @Field(() => String)
  readonly address!: string;

  /** The report's title, redacted. */
  @Column({ type: 'text' })
  @Field(() => String)
  readonly title!: string;

  /** What it corrects; '' for the first. Everybody reads it. */
  @Column({ type: 'text' })
  @Field(() => String)
  readonly reason!: string;

  @Column({ type: 'simple-json' })
  @Field(() => [PublicationRedaction])
  readonly takenOut!: readonly PublicationRedaction[];

  /** Suggestions that a person let stand. */
  @Column({ type: 'simple-json' })
  @Field(() => [String])
  readonly dismissed!: readonly string[];

  /** In the store of published files (`publications/` of the data folder), by their SHA-256. */
  @Column({ type: 'simple-json' })
  readonly files!: readonly PublishedFile[];

  /** SHA-256 (hex) of the list of all files with theirs (`SHA256SUMS`). */
  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly contentHash!: string;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly publishedById!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly publishedByName!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly publishedAt!: string;

  @Column({ type: 'varchar', length: 24, nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true })
  withdrawnAt!: string | null;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64, nullable: true })
  withdrawnById!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  @Field(() => String, { nullable: true })
  withdrawnByName!: string | null;

  /** Everybody reads it; '' until it is withdrawn. */
  @Column({ type: 'text' })
  @Field(() => String)
  withdrawnReason!: string;

  /** That of the unit that called the round: the report tells figures of all below it. */
  @Index()
  @Column({ type: 'varchar', length: 500 })
  readonly orgPath!: string;
}

/** What the next publication of a version would be. */
@ObjectType()
export class PublicationDraft {
  @Field(() => Int)
  readonly number!: number;

  @Field(() => String)
  readonly address!: string;

  /** Of persons whom the data knows, so that their names are suggested for taking out. */
  @Field(() => [String])
  readonly names!: readonly string[];

  /** Whether the viewer may publish it; others look at it. */
  @Field(() => Boolean)
  readonly mayPublish!: boolean;
}
