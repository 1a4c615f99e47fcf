import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A government fund (政府资金) whose results are evaluated, e.g. an earmarked fund (专项资金). */
@Entity('fund')
@ObjectType()
export class Fund {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  name!: string;

  @Column({ type: 'varchar', length: 32 })
  @Field(() => String)
  kind!: string;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  competentDepartment!: string;

  @Column({ type: 'varchar', length: 500 })
  ownerPath!: string;
}
