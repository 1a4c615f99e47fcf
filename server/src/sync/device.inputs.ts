import { Field, ID, InputType } from 'type-graphql';

/** How a device wants to be called. */
@InputType()
export class DeviceNameInput {
  @Field(() => ID)
  readonly clientId!: string;

  /** '' for none: the platform is shown. */
  @Field(() => String)
  readonly label!: string;

  @Field(() => String)
  readonly platform!: string;
}
