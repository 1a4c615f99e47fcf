import { DomainError } from '@attain/shared/errors/domain-error';
import { FIRST_PAGE_LIMIT } from '@attain/shared/sync/page-limit';
import { MINIMUM_PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { BucketInput, ChecksumsInput } from './bucket-result.ts';
import { PullPage, PullResult, type PullAnswer } from './pull-result.ts';
import type { PullService } from './pull.service.ts';
import { MutationInput } from './push.inputs.ts';
import { PushResult, type PushAnswer, type UpgradeRequired } from './push-result.ts';
import type { PushService } from './push.service.ts';

@Resolver()
export class SyncResolver {
  constructor(
    private readonly pushes: PushService,
    private readonly pulls: PullService,
  ) {}

  @Authorized()
  @Mutation(() => PushResult)
  async syncPush(
    @Arg('epoch', () => ID, { nullable: true }) epoch: string | null,
    @Arg('clientId', () => ID) clientId: string,
    @Arg('mutations', () => [MutationInput]) mutations: MutationInput[],
    @Arg('pending', () => Int) pending: number,
    @Ctx() context: RequestContext,
  ): Promise<PushAnswer> {
    const push = { epoch: epoch ?? null, clientId, mutations, pending };
    return upgradeFor(context) ?? this.pushes.push(viewerId(context), push);
  }

  @Authorized()
  @Query(() => PullResult)
  async syncPull(
    @Arg('cursor', () => String, { nullable: true }) cursor: string | null,
    @Arg('limit', () => Int, { nullable: true, defaultValue: FIRST_PAGE_LIMIT }) limit: number,
    @Arg('checksums', () => ChecksumsInput, { nullable: true }) checksums: ChecksumsInput | null,
    @Ctx() context: RequestContext,
  ): Promise<PullAnswer> {
    const pull = { cursor: cursor ?? null, limit, checksums: checksums ?? null };
    return upgradeFor(context) ?? this.pulls.pull(viewerId(context), pull);
  }

  @Authorized()
  @Query(() => PullPage, {
    nullable: true,
    description: 'What the caller sees of one bucket, in pages by `cursor`. Null: not to be told at present.',
  })
  async syncBucket(
    @Arg('bucket', () => BucketInput) bucket: BucketInput,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<PullPage | null> {
    return upgradeFor(context) ? null : this.pulls.pullBucket(viewerId(context), bucket, after ?? null);
  }
}

function upgradeFor({ protocol }: RequestContext): UpgradeRequired | null {
  if (protocol >= MINIMUM_PROTOCOL_VERSION) return null;
  return { kind: 'UpgradeRequired', minimumProtocol: MINIMUM_PROTOCOL_VERSION };
}

function viewerId({ viewer }: RequestContext): string {
  if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
  return viewer.userId;
}
