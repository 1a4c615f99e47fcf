import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** Count and checksum of the rows that a unit has in a round, as the caller sees them. */
@ObjectType()
export class BucketSum {
  /** '' with '': everything that is handed down; '' alone: what a round has as a whole. */
  @Field(() => ID)
  readonly unitId!: string;

  /** '' for what a unit has outside of rounds. */
  @Field(() => ID)
  readonly roundId!: string;

  @Field(() => Int)
  readonly count!: number;

  /** 16 hexadecimal digits. */
  @Field(() => String)
  readonly sum!: string;
}

@ObjectType()
export class BucketSums {
  /** Of all of them together. */
  @Field(() => String)
  readonly digest!: string;

  @Field(() => [BucketSum], {
    nullable: true,
    description: 'Null: they are those that the caller has found equal already.',
  })
  readonly buckets!: readonly BucketSum[] | null;
}

@InputType()
export class ChecksumsInput {
  /** By which fields the caller compares: CHECKSUM_VERSION of its build. */
  @Field(() => Int)
  readonly version!: number;

  /** The digest that the caller has found equal to its own rows. */
  @Field(() => String, { nullable: true })
  readonly verified!: string | null;
}

@InputType()
export class BucketInput {
  @Field(() => ID)
  readonly unitId!: string;

  @Field(() => ID)
  readonly roundId!: string;

  /** As in ChecksumsInput. */
  @Field(() => Int)
  readonly version!: number;
}
