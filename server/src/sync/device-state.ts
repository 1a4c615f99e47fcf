import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/** What a device is called. */
@ObjectType()
export class DeviceName {
  @Field(() => ID)
  readonly clientId!: string;

  @Field(() => String)
  readonly label!: string;

  @Field(() => String)
  readonly platform!: string;
}

/** One installation of the app: whose it is, how far its queue has come, what was lost on it. */
@ObjectType()
export class DeviceState extends DeviceName {
  @Field(() => String)
  readonly ownerName!: string;

  /** Units in which the owner holds a role, as far as the caller sees them. */
  @Field(() => [String])
  readonly unitNames!: readonly string[];

  @Field(() => GraphQLSafeInt, {
    description: 'Entries that it still held when it was last heard; what was entered since is not known.',
  })
  readonly pending!: number;

  @Field(() => GraphQLSafeInt, { description: 'Entries of it that have a verdict.' })
  readonly delivered!: number;

  @Field(() => GraphQLDateTime)
  readonly lastSeenAt!: string;

  @Field(() => GraphQLSafeInt, { nullable: true })
  readonly lostCount!: number | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  readonly lostAt!: string | null;
}
