import { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { TemplateFinding } from '../report/report-job.entity.ts';

registerEnumType(TemplateKind, { name: 'TemplateKind' });

/** A region's own template (报告模板) of its report, or of the annex form. Its bytes lie beside the database. */
@Entity('report_template')
@Index('one_active_template', ['orgPath', 'kind'], { unique: true, where: '"is_active"' })
@ObjectType()
export class ReportTemplate {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  /** That of the unit whose reports are written in it. */
  @Index()
  @Column({ type: 'varchar', length: 500 })
  readonly orgPath!: string;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => TemplateKind)
  readonly kind!: TemplateKind;

  /** With its ending, as it was called on the device that it came from. */
  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  readonly name!: string;

  /** SHA-256 (hex) of its bytes, and the name of its file. */
  @Column({ type: 'varchar', length: 64 })
  @Field(() => String)
  readonly sha256!: string;

  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly byteCount!: number;

  /** What was told when it came and did not keep it out. */
  @Column({ type: 'simple-json' })
  @Field(() => [TemplateFinding])
  readonly notes!: readonly TemplateFinding[];

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly uploadedById!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly uploadedByName!: string;

  @Column({ type: 'varchar', length: 24 })
  @Field(() => GraphQLDateTime)
  readonly uploadedAt!: string;

  /** At most one of a kind; without one the built-in layout is written. */
  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  readonly isActive!: boolean;
}
