import { DomainError } from '@attain/shared/errors/domain-error';
import type { AuthCheckerFn } from 'type-graphql';
import type { RequestContext } from './context.ts';

/** What nobody needs to sign in for. Everything else is refused to strangers. */
const OPEN_FIELDS: readonly string[] = ['viewer', 'signIn'];

/** Runs before each field that is `@Authorized`; scope is decided further in, per row. */
export const requireSignedIn: AuthCheckerFn<RequestContext> = ({ context }) => {
  if (!context.viewer) throw new DomainError('NOT_SIGNED_IN', {});
  return true;
};

interface ApiFields {
  readonly queries: readonly ApiField[];
  readonly mutations: readonly ApiField[];
  readonly subscriptions: readonly ApiField[];
}

interface ApiField {
  readonly schemaName: string;
  /** Undefined without `@Authorized`. */
  readonly roles?: unknown;
}

/** Refuses to build an API with a door that somebody forgot to lock: deny is the default. */
export function assertAllAuthorised({ queries, mutations, subscriptions }: ApiFields): void {
  for (const { schemaName, roles } of [...queries, ...mutations, ...subscriptions]) {
    if (roles === undefined && !OPEN_FIELDS.includes(schemaName)) {
      throw new Error(`${schemaName} has no @Authorized, nor is it open to everybody`);
    }
  }
}
