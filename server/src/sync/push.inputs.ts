import { GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

/** The device's own clocks: evidence for people, never an order. */
@InputType()
export class DeviceInput {
  @Field(() => GraphQLSafeInt)
  readonly wallMs!: number;

  @Field(() => GraphQLSafeInt)
  readonly monoMs!: number;

  @Field(() => String)
  readonly timeZone!: string;
}

/** `args` are JSON, read by shared: every released form of a mutation is accepted for ever. */
@InputType()
export class MutationInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => GraphQLSafeInt)
  readonly seq!: number;

  @Field(() => String)
  readonly prev!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => ID, { nullable: true })
  readonly groupId!: string | null;

  @Field(() => GraphQLJSON)
  readonly args!: unknown;

  @Field(() => DeviceInput)
  readonly device!: DeviceInput;
}
