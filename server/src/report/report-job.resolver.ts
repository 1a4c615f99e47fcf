import { DomainError } from '@attain/shared/errors/domain-error';
import { ReportJobPurpose } from '@attain/shared/report/report-job';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { ReportJob, type ReportJobView } from './report-job.entity.ts';
import type { ReportJobService } from './report-job.service.ts';

@Resolver()
export class ReportJobResolver {
  constructor(private readonly service: ReportJobService) {}

  @Authorized()
  @Query(() => [ReportJob], { description: "The last makings of a round's report files, newest first." })
  reportJobs(
    @Arg('roundId', () => ID) roundId: string,
    @Arg('purpose', () => ReportJobPurpose, { defaultValue: ReportJobPurpose.FILES })
    purpose: ReportJobPurpose,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReportJobView[]> {
    return this.service.jobs(viewer?.grants ?? [], roundId, purpose);
  }

  @Authorized()
  @Query(() => ReportJob)
  reportJob(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<ReportJobView> {
    return this.service.job(viewer?.grants ?? [], id);
  }

  @Authorized()
  @Mutation(() => ReportJob, {
    description: "Asks for the files of a round's report; they are made beside the requests.",
  })
  makeReportFiles(
    @Arg('roundId', () => ID) roundId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReportJobView> {
    if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
    return this.service.ask(viewer, roundId);
  }
}
