import { DomainError } from '@attain/shared/errors/domain-error';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { ReportJob, type ReportJobView } from '../report/report-job.entity.ts';
import { ReportVersion, type ReportVersionView } from './report-version.entity.ts';
import type { ActRequest, SignOffService } from './sign-off.service.ts';

@Resolver()
export class SignOffResolver {
  constructor(private readonly service: SignOffService) {}

  @Authorized()
  @Query(() => [ReportVersion], {
    description: 'The versions of a round’s report that were put up for sign-off, newest first.',
  })
  reportVersions(
    @Arg('roundId', () => ID) roundId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReportVersionView[]> {
    if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
    return this.service.versions(viewer, roundId);
  }

  @Authorized()
  @Mutation(() => ReportJob, {
    description:
      'Puts the report up for sign-off; `contentHash` is that of the files that were looked at. `evenIfPartial`: it has gaps, and the drafter knows.',
  })
  putUpReport(
    @Arg('roundId', () => ID) roundId: string,
    @Arg('contentHash', () => String) contentHash: string,
    @Arg('evenIfPartial', () => Boolean) evenIfPartial: boolean,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReportJobView> {
    if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
    return this.service.putUp(viewer, roundId, { contentHash, evenIfPartial });
  }

  @Authorized()
  @Mutation(() => ReportVersion, {
    description:
      '`evenIfOutdated`: rows have changed, and the signer knows. `evenIfPartial`: it has gaps, and the signer knows.',
  })
  signReportVersion(
    @Arg('id', () => ID) id: string,
    @Arg('contentHash', () => String) contentHash: string,
    @Arg('evenIfOutdated', () => Boolean) evenIfOutdated: boolean,
    @Arg('evenIfPartial', () => Boolean) evenIfPartial: boolean,
    @Ctx() context: RequestContext,
  ): Promise<ReportVersionView> {
    return this.#act(context, id, { act: 'SIGN', contentHash, evenIfOutdated, evenIfPartial });
  }

  @Authorized()
  @Mutation(() => ReportVersion)
  returnReportVersion(
    @Arg('id', () => ID) id: string,
    @Arg('contentHash', () => String) contentHash: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportVersionView> {
    return this.#act(context, id, { act: 'RETURN', contentHash, reason });
  }

  @Authorized()
  @Mutation(() => ReportVersion)
  withdrawReportVersion(
    @Arg('id', () => ID) id: string,
    @Arg('contentHash', () => String) contentHash: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportVersionView> {
    return this.#act(context, id, { act: 'WITHDRAW', contentHash });
  }

  #act({ viewer }: RequestContext, id: string, request: ActRequest): Promise<ReportVersionView> {
    if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
    return this.service.act(viewer, id, request);
  }
}
