import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A scoring scheme (评分方案): weights and rules as data. Never changed; a new version is a new row. */
@Entity('scheme')
@ObjectType()
export class Scheme {
  /** SHA-256 (hex) of the canonical JSON of `content`. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  @Field(() => ID)
  readonly id!: string;

  @Column({ type: 'varchar', length: 100 })
  @Field(() => String)
  readonly name!: string;

  @Column({ type: 'integer' })
  @Field(() => Int)
  readonly version!: number;

  @Column({ type: 'simple-json' })
  @Field(() => GraphQLJSON)
  readonly content!: unknown;

  /** Why the weights differ from the rules' default, where they do. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true })
  readonly reason!: string | null;

  @Column({ type: 'varchar', length: 500 })
  readonly ownerPath!: string;
}
