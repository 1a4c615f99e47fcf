import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { FormScore } from './form-score.ts';
import type { SelfEvaluationService } from './self-evaluation.service.ts';

@Resolver()
export class SelfEvaluationResolver {
  constructor(private readonly selfEvaluations: SelfEvaluationService) {}

  @Authorized()
  @Query(() => FormScore, {
    description:
      "Score of one form as its rows stand now; the region's own form is scored from what is rolled up from approved forms.",
  })
  formScore(
    @Arg('selfEvaluationId', () => ID) selfEvaluationId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<FormScore> {
    return this.selfEvaluations.formScore(viewer?.grants ?? [], selfEvaluationId);
  }
}
