import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import type { AccountService } from './account.service.ts';
import { Viewer } from './viewer.ts';

@Resolver()
export class AccountResolver {
  constructor(private readonly accounts: AccountService) {}

  @Query(() => Viewer, { nullable: true, description: 'The signed-in user; null for nobody.' })
  viewer(@Ctx() { viewer }: RequestContext): Promise<Viewer> | null {
    return viewer && this.accounts.viewer(viewer.userId);
  }

  @Mutation(() => Viewer)
  async signIn(
    @Arg('accountName', () => String) accountName: string,
    @Arg('password', () => String) password: string,
    @Ctx() { device, log }: RequestContext,
  ): Promise<Viewer> {
    const { viewer, token } = await this.accounts.signIn({ accountName, password }, device);
    device.keepToken(token);
    log.info({ event: 'signed-in', userId: viewer.id });
    return viewer;
  }

  @Authorized()
  @Mutation(() => Boolean)
  async signOut(@Ctx() { device, log, viewer }: RequestContext): Promise<boolean> {
    if (device.token !== null) await this.accounts.signOut(device.token);
    device.dropToken();
    log.info({ event: 'signed-out', userId: viewer?.userId });
    return true;
  }
}
