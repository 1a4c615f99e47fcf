import { AccountResolver } from '../account/account.resolver.ts';

/** Every resolver of the API. */
export const RESOLVERS = [AccountResolver] as const;
