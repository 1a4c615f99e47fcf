import { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { ReportTemplate } from './report-template.entity.ts';
import type { ReportTemplateService } from './report-template.service.ts';

@Resolver()
export class ReportTemplateResolver {
  constructor(private readonly service: ReportTemplateService) {}

  @Authorized()
  @Query(() => [ReportTemplate], {
    description:
      'Every template of the unit that called a round, newest first; without one that is active the built-in layout is written.',
  })
  reportTemplates(
    @Arg('roundId', () => ID) roundId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReportTemplate[]> {
    return this.service.list(viewer?.grants ?? [], roundId);
  }

  @Authorized()
  @Mutation(() => [ReportTemplate], {
    description: 'Goes back to an earlier template, or to the built-in layout where none is named.',
  })
  chooseReportTemplate(
    @Arg('roundId', () => ID) roundId: string,
    @Arg('kind', () => TemplateKind) kind: TemplateKind,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ReportTemplate[]> {
    return this.service.choose(viewer?.grants ?? [], { roundId, kind, id: id ?? null });
  }
}
