import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrgLevel } from './org-level.ts';

registerEnumType(OrgLevel, { name: 'OrgLevel' });

/** A node of the organisation tree: the area, and the department in it that reports (主管部门). */
@Entity('org_unit')
@ObjectType()
export class OrgUnit {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @Index()
  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Field(() => ID, { nullable: true })
  parentId!: string | null;

  /**
   * Materialised path of administrative division codes (行政区划代码) from the root, with a slash at both ends:
   * `/650000/650100/`. Its order is the order in which official tables list the units.
   */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 500 })
  @Field(() => String)
  path!: string;

  @Column({ type: 'varchar', length: 16 })
  @Field(() => OrgLevel)
  level!: OrgLevel;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  name!: string;

  @Column({ type: 'varchar', length: 50 })
  @Field(() => String)
  shortName!: string;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  departmentName!: string;
}
