import { RedactionKind, type Redaction } from '@attain/shared/publication/redaction';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType()
export class RedactionInput implements Redaction {
  @Field(() => String)
  readonly text!: string;

  @Field(() => RedactionKind)
  readonly kind!: RedactionKind;
}

/** What a person confirmed: this version, under this number, without these texts. */
@InputType()
export class PublishInput {
  @Field(() => ID)
  readonly versionId!: string;

  @Field(() => Int)
  readonly number!: number;

  @Field(() => [RedactionInput])
  readonly takenOut!: readonly RedactionInput[];

  @Field(() => [String])
  readonly dismissed!: readonly string[];

  /** The person knows that places are open or forms not approved. */
  @Field(() => Boolean)
  readonly evenIfPartial!: boolean;

  /** What it corrects; '' for a first publication. */
  @Field(() => String)
  readonly reason!: string;
}
