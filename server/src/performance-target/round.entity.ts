import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';

/** One self-evaluation of one fund for one budget year (自评批次), called by a unit for all below it. */
@Entity('round')
@ObjectType()
export class Round {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @Index()
  @ForeignKey(() => Fund)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly fundId!: string;

  /** The unit that called it. */
  @Index()
  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly ownerId!: string;

  @Column({ type: 'varchar', length: 200 })
  @Field(() => String)
  name!: string;

  @Column({ type: 'integer' })
  @Field(() => Int)
  budgetYear!: number;

  /** The last day, judged by when the server received a submission. */
  @Column({ type: 'varchar', length: 10 })
  @Field(() => String)
  deadlineOn!: string;

  /** 样例数据: invented values for showing the product; never mixed with real rounds. */
  @Column({ type: 'boolean' })
  @Field(() => Boolean)
  isSampleData!: boolean;

  @Column({ type: 'varchar', length: 500 })
  ownerPath!: string;
}
