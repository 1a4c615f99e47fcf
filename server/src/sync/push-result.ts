import { VerdictOutcome } from '@attain/shared/sync/verdict';
import { GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

registerEnumType(VerdictOutcome, { name: 'VerdictOutcome' });

/** A verdict as the log holds it: the same bytes at every answer. */
@ObjectType()
export class MutationVerdict {
  @Field(() => ID)
  readonly mutationId!: string;

  @Field(() => ID)
  readonly clientId!: string;

  @Field(() => GraphQLSafeInt)
  readonly clientSeq!: number;

  @Field(() => GraphQLSafeInt)
  readonly seq!: number;

  @Field(() => VerdictOutcome)
  readonly outcome!: VerdictOutcome;

  @Field(() => String, { nullable: true })
  readonly code!: string | null;

  @Field(() => GraphQLJSON, { nullable: true })
  readonly details!: Readonly<Record<string, unknown>> | null;

  @Field(() => ID, { nullable: true })
  readonly conflictId!: string | null;
}

@ObjectType()
export class PushAccepted {
  readonly kind!: 'PushAccepted';

  @Field(() => ID)
  readonly epoch!: string;

  @Field(() => GraphQLSafeInt)
  readonly lastSeq!: number;

  @Field(() => GraphQLSafeInt)
  readonly seq!: number;

  @Field(() => GraphQLSafeInt)
  readonly safeSeq!: number;

  @Field(() => [MutationVerdict])
  readonly verdicts!: readonly MutationVerdict[];
}

/** The server was restored from a backup: the device sends again what lies above `lastSeq`. */
@ObjectType()
export class EpochChanged {
  readonly kind!: 'EpochChanged';

  @Field(() => ID)
  readonly epoch!: string;

  @Field(() => GraphQLSafeInt)
  readonly lastSeq!: number;
}

/** Another copy of this device has sent other mutations under the same numbers (SY5). */
@ObjectType()
export class ClientForked {
  readonly kind!: 'ClientForked';

  @Field(() => GraphQLSafeInt)
  readonly lastSeq!: number;
}

/** A number is missing before the next mutation; those before it have their verdicts. */
@ObjectType()
export class MutationGap {
  readonly kind!: 'MutationGap';

  @Field(() => GraphQLSafeInt)
  readonly expectedSeq!: number;

  @Field(() => [MutationVerdict])
  readonly verdicts!: readonly MutationVerdict[];
}

/** This version of the app is too old to be understood. Its outbox is kept until it is updated. */
@ObjectType()
export class UpgradeRequired {
  readonly kind!: 'UpgradeRequired';

  @Field(() => Int)
  readonly minimumProtocol!: number;
}

export type PushAnswer = PushAccepted | EpochChanged | ClientForked | MutationGap | UpgradeRequired;

export const PushResult = createUnionType({
  name: 'PushResult',
  types: () => [PushAccepted, EpochChanged, ClientForked, MutationGap, UpgradeRequired] as const,
  resolveType: ({ kind }) => kind,
});
