import { DomainError } from '@attain/shared/errors/domain-error';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { Publication, PublicationDraft } from './publication.entity.ts';
import { PublishInput } from './publication.inputs.ts';
import type { PublicationService } from './publication.service.ts';

@Resolver()
export class PublicationResolver {
  constructor(private readonly service: PublicationService) {}

  @Authorized()
  @Query(() => [Publication], { description: 'What was made public of a round’s report, newest first.' })
  publications(
    @Arg('roundId', () => ID) roundId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Publication[]> {
    return this.service.publications(viewer?.grants ?? [], roundId);
  }

  @Authorized()
  @Query(() => PublicationDraft)
  publicationDraft(
    @Arg('versionId', () => ID) versionId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<PublicationDraft> {
    return this.service.draft(viewer?.grants ?? [], versionId);
  }

  @Authorized()
  @Mutation(() => Publication, { description: 'Makes a signed version public, without the texts taken out.' })
  publishReport(
    @Arg('publication', () => PublishInput) publication: PublishInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Publication> {
    if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
    return this.service.publish(viewer, publication);
  }

  @Authorized()
  @Mutation(() => Publication, {
    description: 'Its address stays, and tells when and why; nothing else is given.',
  })
  withdrawPublication(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Publication> {
    if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
    return this.service.withdraw(viewer, id, reason);
  }
}
